import { Schema } from 'mongoose';
import { Recipient } from './recipient';

export const RECIPIENT = 'Recipient';

export const RecipientSchema = new Schema<Recipient>(
  {
    _id: { type: String, required: true },
    language: { type: String, required: true },
    timeZone: { type: String },
    revision: { type: Number },
    membershipRevision: { type: Number },
    memberOf: { type: [String], required: true },
  },
  { collection: 'recipients', versionKey: false },
);
RecipientSchema.index({ memberOf: 1 });
