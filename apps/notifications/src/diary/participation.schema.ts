import { Schema } from 'mongoose';
import { Participation } from './participation';

export const PARTICIPATION = 'Participation';

export const ParticipationSchema = new Schema<Participation>(
  {
    _id: { type: String, required: true },
    occasionId: { type: String, required: true },
    personId: { type: String, required: true },
    entered: { type: Number, required: true },
    left: { type: Number, required: true },
    hasPlace: { type: Boolean, required: true },
    since: { type: Number, required: true },
    until: { type: Number, required: true },
    sessions: { type: [String], default: undefined },
    givenUp: { type: [String], default: undefined },
  },
  { collection: 'participations', versionKey: false },
);
ParticipationSchema.index({ occasionId: 1, _id: 1 });
ParticipationSchema.index({ personId: 1 });
