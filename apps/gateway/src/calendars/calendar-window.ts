import { CommunityEventView } from '@linli/contracts/events';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 365;

/** The most entries that a calendar has. */
export const MOST_ENTRIES = 500;

/** The part of time that calendars tell of. */
export interface CalendarWindow {
  readonly from: Date;
  readonly to: Date;
}

/** The last 30 days and the next 365. */
export const windowAt = (now: Date): CalendarWindow => ({
  from: new Date(now.getTime() - DAYS_BACK * DAY_MS),
  to: new Date(now.getTime() + DAYS_AHEAD * DAY_MS),
});

/** Whether any of the event lies within. */
export const isWithin = ({ startsAt, endsAt }: CommunityEventView, { from, to }: CalendarWindow): boolean =>
  new Date(endsAt) > from && new Date(startsAt) <= to;
