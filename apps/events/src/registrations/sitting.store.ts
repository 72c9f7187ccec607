import { isDuplicateKey, Transactions } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { beyondSittings, SITTING, Sitting, sittingId } from './sitting.schema';

const PAGE = 200;

@Injectable()
export class SittingStore {
  constructor(
    @InjectModel(SITTING) private readonly sittings: Model<Sitting>,
    private readonly transactions: Transactions,
  ) {}

  /** False where the number has been taken. */
  async insert(sitting: Sitting): Promise<boolean> {
    try {
      // Ours and whole: to make Mongoose documents of it would cost more than to write it.
      await this.sittings.collection.insertOne(sitting as never);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** The same in one transaction with what `besides` writes: both are there, or neither. Whatever that throws comes through. */
  async insertWith(sitting: Sitting, besides: () => Promise<void>): Promise<boolean> {
    try {
      await this.transactions.runWaitedFor(async () => {
        await besides();
        await this.sittings.insertMany([sitting], { lean: true });
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** In the transaction of `insertWith`, with what goes with it. */
  async insertBeside(sitting: Sitting, besides?: () => Promise<void>): Promise<void> {
    await besides?.();
    await this.sittings.insertMany([sitting], { lean: true });
  }

  async last(eventId: string): Promise<Sitting | undefined> {
    const [last] = await this.sittings
      .find({ _id: { $gt: sittingId(eventId, 0), $lt: beyondSittings(eventId) } })
      .sort({ _id: -1 })
      .limit(1)
      .lean<Sitting[]>();
    return last;
  }

  /** The next ones after that number, in order. */
  async after(eventId: string, sequence: number): Promise<Sitting[]> {
    return this.sittings
      .find({ _id: { $gt: sittingId(eventId, sequence), $lt: beyondSittings(eventId) } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .lean<Sitting[]>();
  }

  /** Those that somebody has left before they were readable. */
  async leftOpen(before: Date): Promise<Sitting[]> {
    return this.sittings
      .find({ open: true, at: { $lt: before } })
      .limit(PAGE)
      .lean<Sitting[]>();
  }

  async close(ids: readonly string[]): Promise<void> {
    await this.sittings.updateMany({ _id: { $in: ids } }, { $unset: { open: 1 } });
  }
}
