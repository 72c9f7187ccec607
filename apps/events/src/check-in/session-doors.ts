import { DoorsClosed, DoorsNotOpen, NotEnrolled, SessionNotFound, SessionNotHeld } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { Session } from '../sessions/session';
import { doorsCloseAt, doorsOpenAt } from './doors';

/** A session as the doors know it. */
export type HeldSession = Pick<Session, 'key' | 'startsAt' | 'endsAt' | 'status'>;

/** What a scan says of its session: its name, or only when it was. */
export interface Moment {
  readonly at: Date;
  readonly session?: string;
}

/** The session of the name, or else the one at the time; throws as `sessionNamed` and `sessionAt` do. */
export const sessionAsked = (sessions: readonly HeldSession[], { at, session }: Moment): HeldSession =>
  session === undefined ? sessionAt(sessions, at) : sessionNamed(sessions, session);

/** The sessions that scans may be about: those named, and those whose doors were open. */
export const sessionsFor = (sessions: readonly HeldSession[], moments: readonly Moment[]): HeldSession[] =>
  sessions.filter((one) => moments.some(({ at, session }) => session === one.key || (session === undefined && isOpen(one, at))));

/** The session of the name; throws SessionNotFound, or SessionNotHeld where it is off. */
export function sessionNamed(sessions: readonly HeldSession[], key: string): HeldSession {
  const session = sessions.find((one) => one.key === key);
  if (!session) throw new SessionNotFound();
  if (session.status === 'cancelled') throw new SessionNotHeld();
  return session;
}

/**
 * Of those whose doors are open the one that goes on, or else the one that starts soonest, or ended last; throws SessionNotHeld where only one
 * would be open that is off, DoorsNotOpen or DoorsClosed.
 */
export function sessionAt(sessions: readonly HeldSession[], at: Date): HeldSession {
  const open = sessions.filter((one) => one.status === 'planned' && isOpen(one, at));
  const [nearest] = open.sort((one, other) => distance(one, at) - distance(other, at));
  if (nearest) return nearest;
  throw noneAt(sessions, at);
}

/** Whether people sign up for the session by itself. */
export const hasPlacesOfItsOwn = ({ pools }: Pick<CommunityEvent, 'pools'>, key: string): boolean =>
  pools.some((pool) => pool.ofSession && pool.key === key);

/** How many of the party are enrolled in the session, or were when it began; throws NotEnrolled where none is. */
export function peopleEnrolled(
  registration: Registration,
  communityEvent: CommunityEvent,
  { key, startsAt }: Pick<Session, 'key' | 'startsAt'>,
): number {
  const own = () => registration.needs.find(({ pool }) => pool === key)?.count ?? 0;
  const count = hasPlacesOfItsOwn(communityEvent, key) ? own() : sizeAt(registration, startsAt);
  if (count === 0) throw new NotEnrolled();
  return count;
}

/** How many people the party was for at that moment: it becomes smaller, and what has been stays. */
const sizeAt = ({ partySize, moves }: Pick<Registration, 'partySize' | 'moves'>, instant: Date): number =>
  moves.find(({ at, before }) => before && at > instant)?.before?.partySize ?? partySize;

/** Throws NotEnrolled where the session was over before the party got its place. */
export function assertJoinedFor({ joinedAt }: Pick<Registration, 'joinedAt'>, session: HeldSession | undefined): void {
  if (joinedAt && session && joinedAt >= session.endsAt) throw new NotEnrolled();
}

/** Whether the party has its place now, or had it when the session began. */
export const hasPlaceAt = (
  { status, leftAt }: Pick<Registration, 'status' | 'leftAt'>,
  session: HeldSession | undefined,
): boolean => status === 'confirmed' || (session !== undefined && leftAt !== undefined && leftAt > session.startsAt);

/** The sessions that the party is enrolled in, as far as they are known here. */
export const enrolledIn = <S extends Pick<Session, 'key'>>(
  sessions: readonly S[],
  { needs }: Registration,
  { pools }: CommunityEvent,
): S[] => {
  const own = new Set(pools.flatMap(({ key, ofSession }) => (ofSession ? [key] : [])));
  return sessions.filter(({ key }) => !own.has(key) || needs.some(({ pool }) => pool === key));
};

const isOpen = (session: HeldSession, at: Date): boolean => at >= doorsOpenAt(session) && at <= doorsCloseAt(session);

/** How far the moment is from the session; none while it goes on. */
const distance = ({ startsAt, endsAt }: HeldSession, at: Date): number =>
  Math.max(0, startsAt.getTime() - at.getTime(), at.getTime() - endsAt.getTime());

function noneAt(sessions: readonly HeldSession[], at: Date): Error {
  if (sessions.some((one) => isOpen(one, at))) return new SessionNotHeld();
  const planned = sessions.filter(({ status }) => status === 'planned').sort((a, b) => +a.startsAt - +b.startsAt);
  const next = planned.find((one) => doorsOpenAt(one) > at);
  if (next) return new DoorsNotOpen({ opensAt: doorsOpenAt(next).toISOString() });
  const last = planned.at(-1);
  return last ? new DoorsClosed({ closedAt: doorsCloseAt(last).toISOString() }) : new SessionNotFound();
}
