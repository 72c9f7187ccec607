import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Census, Counted } from './census';
import { CENSUS } from './unit.schema';

@Injectable()
export class CensusStore {
  constructor(@InjectModel(CENSUS) private readonly censuses: Model<Census>) {}

  /** One that has not begun where nobody has asked. */
  async get(of: Counted): Promise<Census> {
    return (await this.censuses.findById(of).lean<Census>()) ?? { _id: of };
  }

  async save(census: Census): Promise<void> {
    await this.censuses.replaceOne({ _id: census._id }, census, { upsert: true });
  }
}
