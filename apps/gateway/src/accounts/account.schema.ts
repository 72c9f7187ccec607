import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { Account } from './account';

export const ACCOUNT = 'Account';

/** An account as it lies in the store: phone number and name sealed, the number found by its hash. */
export interface StoredAccount extends Account {
  readonly phoneHash: string;
}

export const SEALED = new SealedFields<StoredAccount>('accounts', ['phone', 'name']);

export const AccountSchema = new Schema<StoredAccount>(
  {
    _id: { type: String, required: true },
    phone: { type: String, required: true },
    phoneHash: { type: String, required: true, unique: true },
    passwordHash: { type: String },
    name: { type: String, required: true },
    language: { type: String, required: true },
    timeZone: { type: String, required: true },
    revision: { type: Number, required: true },
    openedAt: { type: Date, required: true },
    homeAreaCode: { type: String },
    closingSince: { type: Date },
  },
  { collection: 'accounts', versionKey: false },
);
