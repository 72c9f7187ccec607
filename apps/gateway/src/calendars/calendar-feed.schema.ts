import { Schema } from 'mongoose';
import { CalendarFeed } from './calendar-feed';

export const CALENDAR_FEED = 'CalendarFeed';

export const CalendarFeedSchema = new Schema<CalendarFeed>(
  {
    _id: { type: String, required: true },
    tokenHash: { type: String, required: true, unique: true },
    madeAt: { type: Date, required: true },
  },
  { collection: 'calendarFeeds', versionKey: false },
);
