import { Schema } from 'mongoose';

export const TURN = 'Turn';

/** That one person is being signed up for an event of a series or a unit: nobody signs them up for another one of it meanwhile. */
export interface Turn {
  /** `<series or unit>/<person>` */
  readonly _id: string;
  /** Which request it is. */
  readonly by: string;
  /** Machine time; after that whoever had it has died. */
  readonly until: Date;
}

export const TurnSchema = new Schema<Turn>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    until: { type: Date, required: true, expires: 0 },
  },
  // Replicas of before there were turns of units know them by this name.
  { collection: 'seriesTurns', versionKey: false },
);
