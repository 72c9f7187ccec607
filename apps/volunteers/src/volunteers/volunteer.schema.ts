import { Schema } from 'mongoose';
import { Volunteer } from './volunteer';

export const VOLUNTEER = 'Volunteer';

export const VolunteerSchema = new Schema<Volunteer>(
  {
    _id: { type: String, required: true },
    teams: { type: Number, required: true },
    minutes: { type: Number, required: true },
    shiftsAttended: { type: Number, required: true },
    engagedOn: { type: [String], required: true },
  },
  { collection: 'volunteers', versionKey: false },
);
