import { ChangedMeanwhile } from '@linli/contracts';
import { ListUnitsBody, NoUnitResponsible, RequestCategory, UnitNotFound } from '@linli/contracts/business-service';
import { insertionIfNew, orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { areasAround, Unit } from './unit';
import { UNIT } from './unit.schema';

@Injectable()
export class UnitStore {
  constructor(@InjectModel(UNIT) private readonly units: Model<Unit>) {}

  /** Throws UnitNotFound when there is none. */
  async get(id: string): Promise<Unit> {
    const found = await this.units.findById(id).lean<Unit>();
    if (!found) throw new UnitNotFound();
    return found;
  }

  /** Throws ChangedMeanwhile when the unit is not as it was before. */
  async save({ _id, revision }: Unit, after: Unit): Promise<void> {
    const { matchedCount } = await this.units.replaceOne({ _id, revision: revision ?? null } as QueryFilter<Unit>, after);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** Those that are not closed, of an area and all below it or of all, newest first unless asked for otherwise. */
  page({ areaCode, limit, after, sort = '-registeredAt' }: ListUnitsBody): Promise<Page<Unit>> {
    const filter = { closedAt: null, ...(areaCode && { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } }) };
    return pageOf(this.units, filter as QueryFilter<Unit>, { limit, after, ...orderNamed(sort) });
  }

  async insert(unit: Unit): Promise<void> {
    await this.units.insertOne(unit);
  }

  /** Inserts those with an id that is new, and tells of each whether it was. */
  async addNew(units: readonly Unit[]): Promise<boolean[]> {
    if (units.length === 0) return [];
    const { upsertedIds } = await this.units.bulkWrite(units.map(insertionIfNew));
    return units.map((_unit, at) => at in upsertedIds);
  }

  /** So many, closed ones too, in the order of their ids, from the first or from the one after. */
  someAfter(after: string | undefined, most: number): Promise<Unit[]> {
    return this.units
      .find({ _id: { $gt: after ?? '' } })
      .sort({ _id: 1 })
      .limit(most)
      .lean<Unit[]>();
  }

  /** Those of the ids that are taken. */
  async taken(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.units.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<Unit, '_id'>[]>();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Of the units that are not closed the one with the nearest area that handles the category, the oldest of several; throws NoUnitResponsible when there is none. */
  async responsibleFor(category: RequestCategory, areaCode: string): Promise<Unit> {
    const found = await this.units
      .findOne({ categories: category, areaCode: { $in: areasAround(areaCode) }, closedAt: null } as QueryFilter<Unit>)
      // Of codes that begin alike the longer one sorts higher, and belongs to the nearer area.
      .sort({ areaCode: -1, registeredAt: 1, _id: 1 })
      .lean<Unit>();
    if (!found) throw new NoUnitResponsible();
    return found;
  }
}
