import { Schema } from 'mongoose';
import { Reckoning } from './reckoning';

export const RECKONING = 'NoShowReckoning';

export const ReckoningSchema = new Schema<Reckoning>(
  {
    _id: { type: String, required: true },
    dueAt: { type: Date },
    after: { type: Number, required: true },
    skipped: { type: Boolean },
    version: { type: Number, required: true },
  },
  { collection: 'noShowReckonings', versionKey: false },
);
ReckoningSchema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } });
