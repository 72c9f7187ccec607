import { ChangedMeanwhile } from '@linli/contracts';
import { HouseNotFound, ListHousesBody } from '@linli/contracts/events';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { House } from './house';
import { HOUSE } from './house.schema';

@Injectable()
export class HouseStore {
  constructor(@InjectModel(HOUSE) private readonly houses: Model<House>) {}

  /** Throws HouseNotFound when there is none. */
  async get(id: string): Promise<House> {
    const found = await this.houses.findById(id).lean<House>();
    if (!found) throw new HouseNotFound();
    return found;
  }

  async insert(house: House): Promise<void> {
    await this.houses.insertOne(house);
  }

  /** Throws ChangedMeanwhile when the house is not as it was before. */
  async save({ _id, revision }: House, after: House): Promise<void> {
    const { matchedCount } = await this.houses.replaceOne({ _id, revision }, after);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /**
   * The house, whose rooms nobody else books from now until the end of the transaction: this comes first in it, so that whoever
   * does the same at the same moment conflicts and begins anew. Throws HouseNotFound.
   */
  async hold(id: string): Promise<House> {
    const { matchedCount } = await this.houses.updateOne({ _id: id }, { $inc: { bookings: 1 } });
    if (matchedCount === 0) throw new HouseNotFound();
    return this.get(id);
  }

  /** Newest first. */
  page({ areaCode, limit, after }: ListHousesBody): Promise<Page<House>> {
    const filter = areaCode === undefined ? {} : { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } };
    return pageOf(this.houses, filter, { limit, after, by: '_id', direction: -1 });
  }
}
