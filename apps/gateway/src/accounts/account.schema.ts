import { Schema } from 'mongoose';
import { Account } from './account';

export const ACCOUNT = 'Account';

export const AccountSchema = new Schema<Account>(
  {
    _id: { type: String, required: true },
    phone: { type: String, required: true, unique: true },
    passwordHash: { type: String },
    name: { type: String, required: true },
    language: { type: String, required: true },
    timeZone: { type: String, required: true },
    revision: { type: Number, required: true },
    openedAt: { type: Date, required: true },
  },
  { collection: 'accounts', versionKey: false },
);
