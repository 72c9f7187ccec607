import { Schema } from 'mongoose';
import { Occasion } from './occasion';

export const OCCASION = 'Occasion';

/** The occasion as it is kept; `turns` counts the transactions that held it. */
export type OccasionRow = Occasion & { readonly turns: number };

export const OccasionSchema = new Schema<OccasionRow>(
  {
    _id: { type: String, required: true },
    subjectKind: { type: String, required: true },
    revision: { type: Number, required: true },
    on: { type: Boolean, required: true },
    at: { type: Date, required: true },
    words: { type: Object, required: true },
    changes: { type: [Object], required: true },
    programme: { type: Object },
    turns: { type: Number },
  },
  { collection: 'occasions', versionKey: false },
);
