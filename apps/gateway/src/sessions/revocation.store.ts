import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { REVOCATION, Revocation } from './revocation.schema';

@Injectable()
export class RevocationStore {
  constructor(@InjectModel(REVOCATION) private readonly revocations: Model<Revocation>) {}

  /** Voids what was issued before the moment to these accounts or sessions. */
  async add(ids: readonly string[], before: Date): Promise<void> {
    if (ids.length === 0) return;
    const upserts = ids.map((_id) => ({ updateOne: { filter: { _id }, update: { $max: { before } }, upsert: true } }));
    await this.revocations.bulkWrite(upserts);
  }

  since(moment: Date): Promise<Revocation[]> {
    return this.revocations.find({ before: { $gte: moment } }).lean<Revocation[]>();
  }
}
