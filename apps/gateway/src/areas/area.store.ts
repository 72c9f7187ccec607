import { Boundary, ChangedMeanwhile, PageQuery, Position } from '@linli/contracts';
import { AreaRow, BoundaryNotValid, SearchAreasQuery } from '@linli/contracts/gateway';
import { insertionIfNew, orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { Area, AreaChange, present } from './area';
import { AREA, AREA_CHANGE } from './area.schema';
import { keysFor } from './area-words';

/** What one has to know of an area to tell whether its code may be used. */
export type AreaInUse = Pick<Area, '_id' | 'mergedInto' | 'changedAt'>;

/** Areas around one place: one of each level, and what overlaps at its edges. */
const MOST_AROUND = 20;

/** What MongoDB answers to a query about a geometry that is none. */
const BAD_VALUE = 2;

const IN_USE = { _id: 1, mergedInto: 1, changedAt: 1 } as const;
const WITHOUT_HOLDS = { holds: 0 } as const;
const WITHOUT_BOUNDARY = { 'boundary.coordinates': 0, ...WITHOUT_HOLDS } as const;

@Injectable()
export class AreaStore {
  constructor(
    @InjectModel(AREA) private readonly areas: Model<Area>,
    @InjectModel(AREA_CHANGE) private readonly changes: Model<AreaChange>,
  ) {}

  /** Throws AreaNotFound. */
  async get(code: string): Promise<Area> {
    return present(await this.areas.findById(code, WITHOUT_HOLDS).lean<Area>());
  }

  /** Those of the codes that are there, by code; without outlines. */
  async among(codes: readonly string[]): Promise<Map<string, Area>> {
    const found = await this.areas.find({ _id: { $in: [...new Set(codes)] } }, WITHOUT_BOUNDARY).lean<Area[]>();
    return new Map(found.map((area) => [area._id, area]));
  }

  /** Those whose outline the store's geometry would refuse; nothing is written. */
  async wronglyOutlined<T extends Pick<AreaRow, 'code' | 'boundary'>>(rows: readonly T[]): Promise<ReadonlySet<T>> {
    const wrong = new Set<T>();
    for (const row of rows) if (row.boundary && !(await this.isOutline(row.code, row.boundary))) wrong.add(row);
    return wrong;
  }

  /** To be asked about an outline the store must take it for one. */
  private async isOutline(code: string, boundary: Boundary): Promise<boolean> {
    const meets = { $geoIntersects: { $geometry: boundary } };
    const asked = { _id: code, boundary: meets } as QueryFilter<Area>;
    return this.areas.exists(asked).then(
      () => true,
      (error) => {
        if ((error as { code?: unknown }).code === BAD_VALUE) return false;
        throw error;
      },
    );
  }

  /** Whether areas of today lie right below it. */
  async hasParts(code: string): Promise<boolean> {
    return (await this.areas.exists({ parentCode: code, mergedInto: null })) !== null;
  }

  /** Enters those that are new, with what is to be kept of it; throws BoundaryNotValid. */
  async insertNew(areas: readonly Area[], changes: readonly AreaChange[]): Promise<void> {
    await this.areas.bulkWrite(areas.map(insertionIfNew)).catch(asBoundaryNotValid);
    await this.changes.insertMany([...changes]);
  }

  /**
   * Within a transaction that has read these areas and writes others: whoever changes one of them at the same time waits, or is run again. By
   * reading alone two could each find the other's area in use, and merge both away.
   */
  async hold(codes: readonly string[]): Promise<void> {
    await this.areas.updateMany({ _id: { $in: [...new Set(codes)] } }, { $inc: { holds: 1 } });
  }

  /** Throws ChangedMeanwhile when the area is not as it was before, or BoundaryNotValid. */
  async save(before: Area, after: Area, changes: readonly AreaChange[]): Promise<void> {
    const one = { _id: before._id, revision: before.revision };
    const { matchedCount } = await this.areas.replaceOne(one, after).catch(asBoundaryNotValid);
    if (matchedCount === 0) throw new ChangedMeanwhile();
    await this.changes.insertMany([...changes]);
  }

  /** By code unless they are asked for in another order: those whose name has all the words, right below an area, of a level. */
  search({ limit, after, sort = 'code', ...query }: SearchAreasQuery): Promise<Page<Area>> {
    const filter = filterBy(query);
    if (!filter) return Promise.resolve({ items: [] });
    return pageOf(this.areas, filter, { limit, after, ...orderNamed(sort, { code: '_id' }) });
  }

  /** Those of them whose outline is around a place, the innermost first; all in one page. */
  async around(place: Position, query: SearchAreasQuery): Promise<Area[]> {
    const filter = filterBy(query);
    if (!filter) return [];
    const boundary = { $geoIntersects: { $geometry: { type: 'Point', coordinates: [...place] } } };
    const around = { ...filter, boundary } as QueryFilter<Area>;
    const found = await this.areas.find(around, WITHOUT_BOUNDARY).limit(MOST_AROUND).lean<Area[]>();
    return found.sort((a, b) => b._id.length - a._id.length || (a._id < b._id ? -1 : 1));
  }

  /** Keeps the changes that somebody made under a pseudonym. */
  async pseudonymise(accountId: string, pseudonym: string): Promise<void> {
    await this.changes.updateMany({ by: accountId }, { $set: { by: pseudonym } });
  }

  history(areaCode: string, { limit, after }: PageQuery): Promise<Page<AreaChange>> {
    return pageOf(this.changes, { areaCode }, { limit, after, by: 'at', direction: -1 });
  }

  /** What somebody has changed, newest first. */
  changesBy(by: string, query: PageQuery): Promise<Page<AreaChange>> {
    return pageOf(this.changes, { by }, { ...query, by: 'at', direction: -1 });
  }

  /** What was entered or merged since the moment, in no order. */
  inUseSince(moment: Date): Promise<AreaInUse[]> {
    return this.areas.find({ changedAt: { $gte: moment } }, IN_USE).lean<AreaInUse[]>();
  }
}

/** Undefined where the name has no word that an area could be found by. */
function filterBy({ name, parentCode, level, merged }: SearchAreasQuery): QueryFilter<Area> | undefined {
  const [first, ...others] = name === undefined ? [] : keysFor(name);
  if (name !== undefined && first === undefined) return undefined;
  const filter = {
    ...(first !== undefined && { keys: first }),
    ...(others.length > 0 && { $and: others.map((keys) => ({ keys })) }),
    ...(parentCode !== undefined && { parentCode }),
    ...(level && { level }),
    ...(!merged && { mergedInto: null }),
  };
  return filter as QueryFilter<Area>;
}

/** The store's geometry on the sphere has the last word. */
function asBoundaryNotValid(error: unknown): never {
  throw error instanceof Error && /geo keys/i.test(error.message) ? new BoundaryNotValid() : error;
}
