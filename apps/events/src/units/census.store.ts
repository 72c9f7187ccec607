import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Census, OF_UNITS } from './census';
import { CENSUS } from './unit.schema';

@Injectable()
export class CensusStore {
  constructor(@InjectModel(CENSUS) private readonly censuses: Model<Census>) {}

  /** One that has not begun where nobody has asked. */
  async get(): Promise<Census> {
    return (await this.censuses.findById(OF_UNITS).lean<Census>()) ?? { _id: OF_UNITS };
  }

  async save(census: Census): Promise<void> {
    await this.censuses.replaceOne({ _id: OF_UNITS }, census, { upsert: true });
  }
}
