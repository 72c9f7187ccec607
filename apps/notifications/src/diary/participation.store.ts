import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Participation } from './participation';
import { PARTICIPATION } from './participation.schema';

/** People of an occasion who are in memory at a time. */
const BATCH = 1000;

@Injectable()
export class ParticipationStore {
  constructor(@InjectModel(PARTICIPATION) private readonly participations: Model<Participation>) {}

  async find(id: string): Promise<Participation | undefined> {
    return (await this.participations.findById(id).lean<Participation>()) ?? undefined;
  }

  withIds(ids: readonly string[]): Promise<Participation[]> {
    return this.participations.find({ _id: { $in: [...ids] } }).lean<Participation[]>();
  }

  async save(participation: Participation): Promise<void> {
    await this.participations.replaceOne({ _id: participation._id }, participation, { upsert: true });
  }

  /** Everybody that the occasion has ever concerned, batch by batch. */
  async *of(occasionId: string): AsyncGenerator<Participation[]> {
    let last = '';
    for (;;) {
      const batch = await this.participations
        .find({ occasionId, _id: { $gt: last } })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean<Participation[]>();
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) return;
      last = batch[batch.length - 1]!._id;
    }
  }
}
