import { Schema } from 'mongoose';
import { Erasure } from './erasure';

export const ERASURE = 'Erasure';

/** An erasure as it lies in the store: it goes by itself when its time is over. */
export interface StoredErasure extends Erasure {
  /** Machine time. */
  readonly keptUntil?: Date;
}

export const ErasureSchema = new Schema<StoredErasure>(
  {
    _id: { type: String, required: true },
    accountId: { type: String },
    pseudonym: { type: String, required: true },
    tokenHash: { type: String, required: true, unique: true },
    status: { type: String, required: true },
    requestedAt: { type: Date, required: true },
    eraseAfter: { type: Date, required: true },
    grantIds: { type: [String], required: true },
    steps: { type: [Object], required: true },
    pending: { type: [String], required: true },
    finishedAt: { type: Date },
    keptUntil: { type: Date, expires: 0 },
  },
  { collection: 'erasures', versionKey: false },
);
ErasureSchema.index({ status: 1, eraseAfter: 1 });
