import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { OneTimeCode } from './one-time-code';
import { ONE_TIME_CODE } from './one-time-code.schema';

@Injectable()
export class OneTimeCodeStore {
  constructor(@InjectModel(ONE_TIME_CODE) private readonly codes: Model<OneTimeCode>) {}

  /** In place of the one before. */
  async put(code: OneTimeCode): Promise<void> {
    await this.codes.replaceOne({ _id: code._id }, code, { upsert: true });
  }

  /** The code that still holds, with one try less; null when there is none or all tries are used up. */
  async try(id: string, now: Date): Promise<OneTimeCode | null> {
    const holds = { _id: id, expiresAt: { $gt: now }, triesLeft: { $gt: 0 } };
    return this.codes.findOneAndUpdate(holds, { $inc: { triesLeft: -1 } }).lean<OneTimeCode>();
  }

  /** Uses it up; false when another request has just done so. */
  async use({ _id, codeHash }: Pick<OneTimeCode, '_id' | 'codeHash'>): Promise<boolean> {
    return (await this.codes.deleteOne({ _id, codeHash })).deletedCount > 0;
  }
}
