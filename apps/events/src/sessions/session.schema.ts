import { Schema } from 'mongoose';
import { Session } from './session';

export const SESSION = 'Session';

export const SessionSchema = new Schema<Session>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    key: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    title: { type: Object },
    place: { type: Object },
    capacity: { type: Number },
    signUpOpensMinutesBefore: { type: Number },
    signUpClosesMinutesBefore: { type: Number },
    status: { type: String, required: true },
    reason: { type: Object },
    previousStartsAt: { type: Date },
  },
  { collection: 'eventSessions', versionKey: false },
);
SessionSchema.index({ eventId: 1, startsAt: 1, _id: 1 });
