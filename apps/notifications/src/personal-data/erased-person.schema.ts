import { Schema } from 'mongoose';

export const ERASED_PERSON = 'ErasedPerson';

/** Somebody whose data were erased: facts of before that arrive late leave nothing behind. */
export interface ErasedPerson {
  readonly _id: string;
  /** Machine time. */
  readonly at: Date;
}

/** Longer than a fact is tried again or replayed by hand. */
const KEPT_SECONDS = 90 * 86_400;

export const ErasedPersonSchema = new Schema<ErasedPerson>(
  { _id: { type: String, required: true }, at: { type: Date, required: true, expires: KEPT_SECONDS } },
  { collection: 'erasedPersons', versionKey: false },
);
