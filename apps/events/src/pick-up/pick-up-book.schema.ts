import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { PickUpBook } from './pick-up-book';

export const PICK_UP_BOOK = 'PickUpBook';

/** A book at rest. */
export interface StoredPickUpBook extends Omit<PickUpBook, 'persons'> {
  /** The persons as JSON, sealed. */
  readonly content: string;
  /** How many exits have relied on it. */
  readonly exits?: number;
}

export const SEALED_PICK_UP_BOOK = new SealedFields<StoredPickUpBook>('pickUpBooks', ['content']);

export const PickUpBookSchema = new Schema<StoredPickUpBook>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    residentId: { type: String, required: true },
    guardianFetches: { type: Boolean, required: true },
    tellOfEach: { type: Boolean, required: true },
    content: { type: String, required: true },
    exits: { type: Number },
    changedAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'pickUpBooks', versionKey: false },
);
PickUpBookSchema.index({ residentId: 1, changedAt: -1, _id: -1 });
