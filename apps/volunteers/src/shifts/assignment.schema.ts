import { Schema } from 'mongoose';
import { Assignment } from './assignment';

export const ASSIGNMENT = 'Assignment';

export const AssignmentSchema = new Schema<Assignment>(
  {
    _id: { type: String, required: true },
    shiftId: { type: String, required: true },
    volunteerId: { type: String, required: true },
    attendance: { type: String, required: true },
    minutes: { type: Number, required: true },
    assignedAt: { type: Date, required: true },
  },
  { collection: 'assignments', versionKey: false },
);
AssignmentSchema.index({ shiftId: 1, volunteerId: 1 }, { unique: true });
AssignmentSchema.index({ shiftId: 1, assignedAt: -1, _id: -1 });
AssignmentSchema.index({ volunteerId: 1, assignedAt: -1, _id: -1 });
