import { NoUnitResponsible, RequestCategory } from '@linli/contracts/business-service';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { areasAround, Unit } from './unit';
import { UNIT } from './unit.schema';

@Injectable()
export class UnitStore {
  constructor(@InjectModel(UNIT) private readonly units: Model<Unit>) {}

  async insert(unit: Unit): Promise<void> {
    await this.units.insertOne(unit);
  }

  /** The unit with the nearest area that handles the category, the oldest of several; throws NoUnitResponsible when there is none. */
  async responsibleFor(category: RequestCategory, areaCode: string): Promise<Unit> {
    const found = await this.units
      .findOne({ categories: category, areaCode: { $in: areasAround(areaCode) } })
      // Of codes that begin alike the longer one sorts higher, and belongs to the nearer area.
      .sort({ areaCode: -1, registeredAt: 1, _id: 1 })
      .lean<Unit>();
    if (!found) throw new NoUnitResponsible();
    return found;
  }
}
