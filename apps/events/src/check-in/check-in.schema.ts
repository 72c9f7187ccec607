import { Schema } from 'mongoose';
import { CheckIn } from './check-in';

export const CHECK_IN = 'CheckIn';

export const CheckInSchema = new Schema<CheckIn>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    registrationId: { type: String },
    residentId: { type: String },
    session: { type: String },
    gate: { type: String, required: true },
    direction: { type: String, required: true },
    people: { type: Number, required: true },
    way: { type: String, required: true },
    status: { type: String, required: true },
    nonce: { type: String, required: true },
    at: { type: Date, required: true },
    deviceAt: { type: Date },
    by: { type: String, required: true },
    inside: { type: Number },
    undoneBecause: { type: String },
    refusal: { type: String },
    conflict: { type: Boolean },
    fault: { type: String },
    needs: { type: [Object], default: undefined },
    fetchedBy: { type: Object },
  },
  { collection: 'checkIns', versionKey: false },
);
CheckInSchema.index({ eventId: 1, nonce: 1 }, { unique: true });
CheckInSchema.index({ eventId: 1, at: -1, _id: -1 });
CheckInSchema.index({ eventId: 1, gate: 1, at: -1, _id: -1 });
CheckInSchema.index({ eventId: 1, session: 1, status: 1 }, { partialFilterExpression: { session: { $exists: true } } });
CheckInSchema.index({ registrationId: 1, status: 1 });
CheckInSchema.index({ residentId: 1, at: -1, _id: -1 });
CheckInSchema.index({ by: 1 });
