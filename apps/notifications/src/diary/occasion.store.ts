import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Occasion } from './occasion';
import { OCCASION, OccasionRow } from './occasion.schema';

@Injectable()
export class OccasionStore {
  constructor(@InjectModel(OCCASION) private readonly occasions: Model<OccasionRow>) {}

  /** The occasion, if it is known, for this transaction alone: two that hold the same one conflict, and one runs again. */
  async hold(id: string): Promise<Occasion | undefined> {
    const held = await this.occasions.findOneAndUpdate({ _id: id }, { $inc: { turns: 1 } }, { returnDocument: 'after' }).lean();
    return (held as OccasionRow | null) ?? undefined;
  }

  /** Those that are known; those with sessions for this transaction alone. */
  async withIdsHeld(ids: readonly string[]): Promise<Occasion[]> {
    const all: Occasion[] = [];
    for (const occasion of await this.withIds(ids))
      all.push(occasion.programme ? ((await this.hold(occasion._id)) ?? occasion) : occasion);
    return all;
  }

  async save(occasion: Occasion): Promise<void> {
    await this.occasions.replaceOne({ _id: occasion._id }, occasion, { upsert: true });
  }

  private withIds(ids: readonly string[]): Promise<Occasion[]> {
    return this.occasions.find({ _id: { $in: ids } }).lean<Occasion[]>();
  }
}
