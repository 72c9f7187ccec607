import { Schema } from 'mongoose';
import { NoShowRule } from './no-show-rule';

export const NO_SHOW_RULE = 'NoShowRule';

export const NoShowRuleSchema = new Schema<NoShowRule>(
  {
    _id: { type: String, required: true },
    state: { type: String, required: true },
    noShows: { type: Number, required: true },
    withinDays: { type: Number, required: true },
    lockedDays: { type: Number, required: true },
    appealDays: { type: Number, required: true },
    revision: { type: Number, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'noShowRules', versionKey: false },
);
