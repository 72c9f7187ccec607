import { Schema } from 'mongoose';
import { TOKEN_SECONDS } from './token-times';

export const REVOCATION = 'Revocation';

/** All tokens of an account, or of one session, that were issued before a moment are void. */
export interface Revocation {
  /** Id of the account or of the session. */
  readonly _id: string;
  readonly before: Date;
}

export const RevocationSchema = new Schema<Revocation>(
  { _id: { type: String, required: true }, before: { type: Date, required: true } },
  { collection: 'revocations', versionKey: false },
);
// Once every token that it concerns has expired it says nothing any more.
RevocationSchema.index({ before: 1 }, { expireAfterSeconds: 2 * TOKEN_SECONDS });
