import { Schema } from 'mongoose';
import { TextMessage } from './text-message';

export const TEXT_MESSAGE = 'TextMessage';

const KEPT_SECONDS = 86_400;

export const TextMessageSchema = new Schema<TextMessage>(
  {
    _id: { type: String, required: true },
    to: { type: String, required: true },
    values: { type: String },
    template: { type: String, required: true },
    language: { type: String, required: true },
    status: { type: String, required: true },
    attempts: { type: Number, required: true },
    nextAttemptAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    queuedAt: { type: Date, required: true },
    takenBy: { type: String },
  },
  { collection: 'textMessages', versionKey: false },
);
TextMessageSchema.index({ status: 1, nextAttemptAt: 1 });
TextMessageSchema.index({ queuedAt: -1 });
TextMessageSchema.index({ expiresAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
