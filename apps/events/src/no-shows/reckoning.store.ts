import { ChangedMeanwhile } from '@linli/contracts';
import { insertionIfNew } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Reckoning } from './reckoning';
import { RECKONING } from './reckoning.schema';

@Injectable()
export class ReckoningStore {
  constructor(@InjectModel(RECKONING) private readonly reckonings: Model<Reckoning>) {}

  /** One that is there stays as it is. */
  async plan(reckoning: Reckoning): Promise<void> {
    await this.reckonings.bulkWrite([insertionIfNew(reckoning)]);
  }

  /** Undefined where none is planned. */
  async of(eventId: string): Promise<Reckoning | undefined> {
    return (await this.reckonings.findById(eventId).lean<Reckoning>()) ?? undefined;
  }

  /** Some of the events that are due, longest first. */
  async due(now: Date, limit: number): Promise<string[]> {
    const found = await this.reckonings
      .find({ dueAt: { $exists: true, $lte: now } }, { _id: 1 })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }

  /** One version on; throws ChangedMeanwhile where somebody else was first. */
  async save(reckoning: Reckoning): Promise<void> {
    const { _id, version } = reckoning;
    const { matchedCount } = await this.reckonings.replaceOne({ _id, version: version - 1 }, reckoning);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** For who corrects what was decided: nobody decides on the same event meanwhile. Undefined where none is planned. */
  async hold(eventId: string): Promise<Reckoning | undefined> {
    const held = await this.reckonings
      .findOneAndUpdate({ _id: eventId }, { $inc: { version: 1 } }, { returnDocument: 'after' })
      .lean<Reckoning>();
    return held ?? undefined;
  }
}
