import { Schema } from 'mongoose';
import { Reminder } from './reminder';

export const REMINDER = 'Reminder';

export const ReminderSchema = new Schema<Reminder>(
  {
    _id: { type: String, required: true },
    occasionId: { type: String, required: true },
    recipientId: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    state: { type: String, required: true },
  },
  { collection: 'reminders', versionKey: false },
);
ReminderSchema.index({ state: 1, dueAt: 1 });
ReminderSchema.index({ occasionId: 1, kind: 1, state: 1 });
ReminderSchema.index({ recipientId: 1, dueAt: -1, _id: -1 });
