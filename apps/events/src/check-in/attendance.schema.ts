import { Schema } from 'mongoose';
import { Attendance } from './check-in';

export const ATTENDANCE = 'Attendance';

export const AttendanceSchema = new Schema<Attendance>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    registrationId: { type: String },
    session: { type: String },
    inside: { type: Number, required: true },
    came: { type: Number, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'attendances', versionKey: false },
);
AttendanceSchema.index({ eventId: 1, session: 1 });
AttendanceSchema.index({ registrationId: 1 }, { partialFilterExpression: { registrationId: { $exists: true } } });
