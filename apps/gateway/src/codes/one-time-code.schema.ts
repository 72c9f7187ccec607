import { Schema } from 'mongoose';
import { OneTimeCode } from './one-time-code';

export const ONE_TIME_CODE = 'OneTimeCode';

export const OneTimeCodeSchema = new Schema<OneTimeCode>(
  {
    _id: { type: String, required: true },
    codeHash: { type: String, required: true },
    triesLeft: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'oneTimeCodes', versionKey: false },
);
OneTimeCodeSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
