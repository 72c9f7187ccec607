import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { NoShow } from './no-show';

export const NO_SHOW = 'NoShow';

export const SEALED_APPEAL = new SealedFields<NoShow>('noShows', ['words']);

export const NoShowSchema = new Schema<NoShow>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    areaCode: { type: String, required: true },
    ruleOf: { type: String, required: true },
    personId: { type: String, required: true },
    at: { type: Date, required: true },
    decidedAt: { type: Date, required: true },
    appealUntil: { type: Date, required: true },
    state: { type: String, required: true },
    round: { type: Number, required: true },
    version: { type: Number, required: true },
    reason: { type: Object },
    words: { type: String },
    appeal: { type: Object },
    appealedAt: { type: Date },
    openIn: { type: [String], default: undefined },
  },
  { collection: 'noShows', versionKey: false },
);
NoShowSchema.index({ eventId: 1, decidedAt: 1, _id: 1 });
NoShowSchema.index({ personId: 1, decidedAt: -1, _id: -1 });
NoShowSchema.index({ openIn: 1, appealedAt: 1, _id: 1 }, { partialFilterExpression: { openIn: { $exists: true } } });
