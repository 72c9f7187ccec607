import { Schema } from 'mongoose';
import { Registration } from './registration';

export const REGISTRATION = 'Registration';

export const RegistrationSchema = new Schema<Registration>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    residentId: { type: String, required: true },
    partySize: { type: Number, required: true },
    status: { type: String, required: true },
    active: { type: Boolean, required: true },
    arrival: { type: Number, required: true },
    registeredAt: { type: Date, required: true },
    needs: { type: [{ pool: String, count: Number, _id: false }], default: undefined },
    enterpriseId: { type: String },
    homeAreaCode: { type: String },
    formVersion: { type: Number },
    priority: { type: Number },
    rank: { type: Number },
    skips: { type: Number },
    expiresAt: { type: Date },
    moves: { type: [Object], default: undefined },
    transfer: { type: Object },
    takenFrom: { type: String },
    joinedAt: { type: Date },
    leftAt: { type: Date },
    sequence: { type: Number },
  },
  { collection: 'registrations', versionKey: false },
);
RegistrationSchema.index({ eventId: 1, arrival: 1 }, { unique: true });
RegistrationSchema.index({ eventId: 1, status: 1, arrival: 1, _id: 1 });
RegistrationSchema.index({ eventId: 1, status: 1, rank: 1, _id: 1 });
RegistrationSchema.index({ expiresAt: 1 }, { partialFilterExpression: { active: true, expiresAt: { $exists: true } } });
RegistrationSchema.index({ residentId: 1, registeredAt: -1, _id: -1 });
