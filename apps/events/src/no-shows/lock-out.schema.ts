import { Schema } from 'mongoose';
import { LockOutRecord } from './lock-out';

export const LOCK_OUT = 'LockOut';

export const LockOutSchema = new Schema<LockOutRecord>(
  {
    _id: { type: String, required: true },
    ruleOf: { type: String, required: true },
    personId: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    liftedAt: { type: Date },
    needed: { type: Number, required: true },
    noShowIds: { type: [String], required: true },
  },
  { collection: 'lockOuts', versionKey: false },
);
LockOutSchema.index({ personId: 1, startsAt: -1, _id: -1 });
