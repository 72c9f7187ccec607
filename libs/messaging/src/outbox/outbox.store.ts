import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { OutboxRow } from './outbox.schema';

/** How long a relay may be silent before others take its rows over. */
export const LEASE_MS = 5_000;

@Injectable()
export class OutboxStore {
  constructor(@InjectModel(OutboxRow.name) private readonly rows: Model<OutboxRow>) {}

  async insert(row: OutboxRow): Promise<void> {
    await this.rows.insertOne(row);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.rows.deleteMany({ _id: { $in: ids } });
  }

  /** Says that the relay is alive and still has these rows in hand. */
  async renew(relay: string, ids: readonly string[]): Promise<void> {
    await this.rows.updateMany({ _id: { $in: ids }, relay }, { leasedUntil: leaseEnd() });
  }

  /** Takes over rows whose relay has fallen silent, oldest first; a row goes to one relay only. */
  async takeOver(relay: string, limit: number): Promise<OutboxRow[]> {
    const stale = { leasedUntil: { $lt: new Date() } };
    const found = await this.rows.find(stale).sort({ leasedUntil: 1 }).limit(limit).lean<OutboxRow[]>();
    const taken = await Promise.all(
      found.map((row) =>
        this.rows.findOneAndUpdate({ _id: row._id, ...stale }, { relay, leasedUntil: leaseEnd() }).lean<OutboxRow>(),
      ),
    );
    return taken.filter((row) => row !== null).sort((a, b) => (a._id < b._id ? -1 : 1));
  }

  count(): Promise<number> {
    return this.rows.estimatedDocumentCount();
  }
}

export const leaseEnd = (): Date => new Date(Date.now() + LEASE_MS);
