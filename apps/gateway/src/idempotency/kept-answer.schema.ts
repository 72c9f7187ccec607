import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { KeptAnswer } from './kept-answer';

export const KEPT_ANSWER = 'KeptAnswer';

export const SEALED_ANSWER = new SealedFields<KeptAnswer>('keptAnswers', ['answer']);

export const KeptAnswerSchema = new Schema<KeptAnswer>(
  {
    _id: { type: String, required: true },
    fingerprint: { type: String, required: true },
    startedAt: { type: Date, required: true },
    answer: { type: String },
    status: { type: Number },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'keptAnswers', versionKey: false },
);
KeptAnswerSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
