import { Schema } from 'mongoose';
import { Feedback } from './feedback';

export const FEEDBACK = 'Feedback';

export const FeedbackSchema = new Schema<Feedback>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    personId: { type: String, required: true },
    rating: { type: Number, required: true },
    comment: { type: String },
    hasComment: { type: Boolean, required: true },
    givenAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'feedback', versionKey: false },
);
FeedbackSchema.index({ eventId: 1, personId: 1 }, { unique: true });
FeedbackSchema.index({ eventId: 1, hasComment: 1, changedAt: -1, _id: -1 });
FeedbackSchema.index({ eventId: 1, hasComment: 1, rating: 1, _id: 1 });
FeedbackSchema.index({ personId: 1, changedAt: -1, _id: -1 });
