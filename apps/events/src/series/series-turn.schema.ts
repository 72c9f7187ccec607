import { Schema } from 'mongoose';

export const SERIES_TURN = 'SeriesTurn';

/** That one person is being signed up for an event of the series: nobody signs them up for another one meanwhile. */
export interface SeriesTurn {
  /** `<series>/<person>` */
  readonly _id: string;
  /** Which request it is. */
  readonly by: string;
  /** Machine time; after that whoever had it has died. */
  readonly until: Date;
}

export const SeriesTurnSchema = new Schema<SeriesTurn>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    until: { type: Date, required: true, expires: 0 },
  },
  { collection: 'seriesTurns', versionKey: false },
);
