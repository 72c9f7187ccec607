import { Schema } from 'mongoose';

export const TURN = 'Turn';

/** Whose turn it is to change a thing; times are machine time. */
export interface Turn {
  /** The thing's address. */
  readonly _id: string;
  readonly holder: string;
  /** From when on another may have it: whoever holds it longer is gone. */
  readonly until: Date;
}

export const TurnSchema = new Schema<Turn>(
  { _id: { type: String, required: true }, holder: { type: String, required: true }, until: { type: Date, required: true } },
  { collection: 'turns', versionKey: false },
);
TurnSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
