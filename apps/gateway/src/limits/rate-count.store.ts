import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { AnyBulkWriteOperation, Model } from 'mongoose';
import { WINDOW_MS } from './quota';
import { RATE_COUNT, RateCount } from './rate-count.schema';

const KEPT_MS = 3 * WINDOW_MS;

@Injectable()
export class RateCountStore {
  constructor(@InjectModel(RATE_COUNT) private readonly counts: Model<RateCount>) {}

  /** Adds what this replica has counted, and answers with what all have counted of the same. */
  async add(own: ReadonlyMap<string, number>, now: Date): Promise<Map<string, number>> {
    const expiresAt = new Date(now.getTime() + KEPT_MS);
    const additions = [...own].map(
      ([_id, count]): AnyBulkWriteOperation<RateCount> => ({
        updateOne: { filter: { _id }, update: { $inc: { count }, $setOnInsert: { expiresAt } }, upsert: true },
      }),
    );
    await this.counts.bulkWrite(additions, { ordered: false });
    const found = await this.counts.find({ _id: { $in: [...own.keys()] } }).lean<RateCount[]>();
    return new Map(found.map(({ _id, count }) => [_id, count]));
  }
}
