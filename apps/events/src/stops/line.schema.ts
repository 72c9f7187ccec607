import { Schema } from 'mongoose';
import { Line } from './stop';

export const LINE = 'Line';

export const LineSchema = new Schema<Line>(
  {
    _id: { type: String, required: true },
    timeZone: { type: String, required: true },
    stops: { type: [Object], required: true },
    version: { type: Number, required: true },
    changedAt: { type: Date, required: true },
    choices: { type: Number, required: true },
  },
  { collection: 'eventStops', versionKey: false },
);
