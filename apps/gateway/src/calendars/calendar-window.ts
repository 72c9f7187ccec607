import { CommunityEventView } from '@linli/contracts/events';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 365;

/** The most entries that a calendar has. */
export const MOST_ENTRIES = 500;
/** Of one person so many registrations are looked at, the newest: among them is what they have to come. */
export const MOST_REGISTRATIONS = 1_000;

/** The part of time that calendars tell of. */
export interface CalendarWindow {
  readonly from: Date;
  readonly now: Date;
  readonly to: Date;
}

/** The last 30 days and the next 365. */
export const windowAt = (now: Date): CalendarWindow => ({
  from: new Date(now.getTime() - DAYS_BACK * DAY_MS),
  now,
  to: new Date(now.getTime() + DAYS_AHEAD * DAY_MS),
});

/** Whether any of the event lies within. */
export const isWithin = ({ startsAt, endsAt }: CommunityEventView, { from, to }: CalendarWindow): boolean =>
  new Date(endsAt) > from && new Date(startsAt) <= to;

interface Timed {
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
}

/**
 * Those that fit into a calendar, in the order in which they are given: what is under way or to come first, the nearest before others,
 * then the latest of what is over, with what room is left.
 */
export function nearest<T extends Timed>(all: readonly T[], now: Date): T[] {
  if (all.length <= MOST_ENTRIES) return [...all];
  const byStart = [...all].sort((one, other) => +new Date(one.startsAt) - +new Date(other.startsAt));
  const isOver = ({ endsAt }: T) => new Date(endsAt) <= now;
  const toCome = byStart.filter((one) => !isOver(one));
  const kept = new Set([...toCome, ...byStart.filter(isOver).reverse()].slice(0, MOST_ENTRIES));
  return all.filter((one) => kept.has(one));
}

/** What a list is asked from now on, by start, and what of it that is over, the latest first. */
export const spansOf = ({ from, now, to }: CalendarWindow) => ({
  toCome: { from: now.toISOString(), to: to.toISOString() },
  over: { from: from.toISOString(), to: now.toISOString(), endBy: now.toISOString(), latestFirst: true },
});
