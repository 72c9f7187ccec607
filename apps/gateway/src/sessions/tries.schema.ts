import { Schema } from 'mongoose';
import { Tries } from './tries';

export const TRIES = 'Tries';

export const TriesSchema = new Schema<Tries>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    blockedUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'signInTries', versionKey: false },
);
TriesSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
