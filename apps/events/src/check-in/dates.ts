import { CommunityEvent } from '../community-events/community-event';
import { overlap, Span } from '../houses/span';
import { doorsOpenAt } from './doors';

type Dated = Pick<CommunityEvent, 'earlierDates'>;

/** No session is named so. */
const MARK = '~';

const keyAt = (number: number): string | undefined => (number === 0 ? undefined : `${MARK}${number}`);

/**
 * By which attendance at an event without sessions is known since it was moved to the date that it has; undefined where it was never moved away
 * from open doors. It stands where others name a session, so that attendance of one date is as apart from that of another as that of sessions.
 */
export const dateKeyOf = ({ earlierDates = [] }: Dated): string | undefined => keyAt(earlierDates.length);

/** Those of all its dates, the first among them. */
export const allDateKeys = ({ earlierDates = [] }: Dated): (string | undefined)[] =>
  Array.from({ length: earlierDates.length + 1 }, (_, number) => keyAt(number));

/** What of it names a session, and no date. */
export const sessionOnly = (session: string | undefined): string | undefined => (session?.startsWith(MARK) ? undefined : session);

/**
 * The event, moved from where it was: of a date whose doors had been open attendance is left behind, unless it overlaps the new one. At an event with
 * sessions it belongs to them, which are not moved with it.
 */
export function withAttendanceLeft(communityEvent: CommunityEvent, before: CommunityEvent, now: Date): CommunityEvent {
  if (before.programme?.sessions || now < doorsOpenAt(before)) return communityEvent;
  const { walkedIn, earlierDates = [], ...rest } = communityEvent;
  const { startsAt, endsAt } = before;
  if (!overlap(before, communityEvent)) return { ...rest, earlierDates: [...earlierDates, { startsAt, endsAt } satisfies Span] };
  return walkedIn ? { ...communityEvent, walkedIn: walkedIn.map((one) => ({ ...one, until: rest.endsAt })) } : communityEvent;
}
