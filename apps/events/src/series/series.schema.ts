import { Schema } from 'mongoose';
import { Series } from './series';

export const SERIES = 'Series';

const bilingual = { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false };

export const SeriesSchema = new Schema<Series>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    organiserId: { type: String, required: true },
    title: bilingual,
    text: bilingual,
    kind: { type: String, required: true },
    placesPerPerson: { type: Number },
    status: { type: String, required: true },
    revision: { type: Number, required: true },
    changedAt: { type: Date, required: true },
    terms: { type: [String], required: true },
  },
  { collection: 'series', versionKey: false },
);
SeriesSchema.index({ status: 1, _id: -1 });
SeriesSchema.index({ terms: 1, status: 1, _id: -1 });
SeriesSchema.index({ organiserId: 1, _id: -1 });
