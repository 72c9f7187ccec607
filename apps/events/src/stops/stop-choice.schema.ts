import { Schema } from 'mongoose';
import { StopChoice } from './stop-choice';

export const STOP_CHOICE = 'StopChoice';

export const StopChoiceSchema = new Schema<StopChoice>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    residentId: { type: String, required: true },
    on: { type: String, required: true },
    off: { type: String, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'stopChoices', versionKey: false },
);
StopChoiceSchema.index({ eventId: 1, _id: 1 });
StopChoiceSchema.index({ residentId: 1, changedAt: -1, _id: -1 });
