import { Schema } from 'mongoose';
import { Standing } from './standing';

export const STANDING = 'NoShowStanding';

export const StandingSchema = new Schema<Standing>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    personId: { type: String, required: true },
    counted: { type: [Object], required: true },
    lockOut: { type: Object },
    lockedUntil: { type: Date },
    version: { type: Number, required: true },
  },
  { collection: 'noShowStandings', versionKey: false },
);
StandingSchema.index({ personId: 1 });
