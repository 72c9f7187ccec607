import { Schema } from 'mongoose';
import { ConsentRecord } from './consent';

export const CONSENT_RECORD = 'ConsentRecord';

export const ConsentRecordSchema = new Schema<ConsentRecord>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    purpose: { type: String, required: true },
    number: { type: Number, required: true },
    step: { type: String, required: true },
    version: { type: String, required: true },
    title: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    at: { type: Date, required: true },
    through: { type: String, required: true },
    device: { type: String, default: '' },
  },
  { collection: 'consentRecords', versionKey: false },
);
ConsentRecordSchema.index({ accountId: 1, purpose: 1, number: -1 }, { unique: true });
ConsentRecordSchema.index({ accountId: 1, at: -1, _id: -1 });
