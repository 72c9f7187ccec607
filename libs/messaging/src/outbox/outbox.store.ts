import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { OutboxRow } from './outbox.schema';

@Injectable()
export class OutboxStore {
  constructor(@InjectModel(OutboxRow.name) private readonly rows: Model<OutboxRow>) {}

  async insert(row: OutboxRow): Promise<void> {
    // Ours and whole: to make Mongoose documents of it would cost more than to write it.
    await this.rows.insertMany([row], { lean: true });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.rows.deleteMany({ _id: { $in: ids } });
  }

  /** The relay's rows from that id on, in order. */
  async page(relay: string, { from, limit }: { from: string; limit: number }): Promise<OutboxRow[]> {
    return this.rows
      .find({ relay, _id: { $gte: from } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<OutboxRow[]>();
  }

  /** Gives all rows of one relay to another; resolves with whether there were any. */
  async hand(from: string, to: string): Promise<boolean> {
    const { matchedCount } = await this.rows.updateMany({ relay: from }, { relay: to });
    return matchedCount > 0;
  }

  /** How many rows there are, of all relays; no more than `limit` are counted. */
  count(limit?: number): Promise<number> {
    return this.rows.countDocuments({}, limit === undefined ? {} : { limit });
  }
}
