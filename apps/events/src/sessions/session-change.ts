import { BilingualTitle, isSameText } from '@linli/contracts';
import {
  CancelSessionBody,
  MoveSessionBody,
  SessionHasBegun,
  SessionNotAnnounced,
  SessionNotHeld,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { assertWithin, Session } from './session';

/** One session as it was and is, with its event. */
export interface SessionChange {
  readonly communityEvent: CommunityEvent;
  readonly before: Session;
  readonly after: Session;
}

interface Announced {
  readonly communityEvent: CommunityEvent;
  readonly now: Date;
}

/** The session at its new time, and place where one is given; the same session where it is there already. */
export function movedTo(session: Session, given: Omit<MoveSessionBody, 'eventId' | 'session'>, about: Announced): Session {
  const { startsAt: previousStartsAt, endsAt: previousEndsAt } = session;
  const [startsAt, endsAt] = [new Date(given.startsAt), new Date(given.endsAt)];
  const place = given.place && plain(given.place);
  assertAnnounced(about);
  if (session.status === 'cancelled') throw new SessionNotHeld();
  const isThere =
    +startsAt === +previousStartsAt && +endsAt === +previousEndsAt && isSameText(place ?? session.place, session.place);
  if (isThere) return session;
  assertToCome(session, about);
  const moved = { ...session, startsAt, endsAt, ...(place && { place }), reason: plain(given.reason), previousStartsAt };
  assertWithin(moved, about.communityEvent);
  assertToCome(moved, about);
  return moved;
}

/** The session called off; one that is off already stays as it is. */
export function calledOff(session: Session, { reason }: Pick<CancelSessionBody, 'reason'>, about: Announced): Session {
  if (session.status === 'cancelled') return session;
  assertAnnounced(about);
  assertToCome(session, about);
  return { ...session, status: 'cancelled', reason: plain(reason) };
}

function assertAnnounced({ communityEvent: { status, endsAt }, now }: Announced): void {
  if (status !== 'published' || endsAt <= now) throw new SessionNotAnnounced();
}

function assertToCome({ key, startsAt }: Session, { now }: Announced): void {
  if (startsAt <= now) throw new SessionHasBegun({ session: key });
}

const plain = ({ zh, en }: BilingualTitle): BilingualTitle => ({ zh, en });
