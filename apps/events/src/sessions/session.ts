import { BilingualTitle } from '@linli/contracts';
import {
  MOST_SESSIONS,
  SessionAnnounced,
  SessionBody,
  SessionDetails,
  SessionHasBegun,
  SessionNamedTwice,
  SessionOutsideEvent,
  SessionRule,
  SessionStatus,
  SetSessionsBody,
  SignUpWindowNotValid,
  TooManySessions,
  WEEKDAYS,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { present } from '../community-events/details';
import { daysBetween, instantOn, weekdayOf } from './clock-times';

/** One meeting of an event that has many. */
export interface Session {
  /** `<event>/<key>` */
  readonly _id: string;
  readonly eventId: string;
  readonly key: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title?: BilingualTitle;
  readonly place?: BilingualTitle;
  /** Places, where people sign up for it. */
  readonly capacity?: number;
  /** When sign-up for it opens and closes, in minutes before its start, where it says so. */
  readonly signUpOpensMinutesBefore?: number;
  readonly signUpClosesMinutesBefore?: number;
  readonly status: SessionStatus;
  /** Why it was moved or called off. */
  readonly reason?: BilingualTitle;
  /** When it would have started before it was moved last. */
  readonly previousStartsAt?: Date;
}

export const sessionId = (eventId: string, key: string): string => `${eventId}/${key}`;

interface Announced {
  readonly communityEvent: CommunityEvent;
  /** The sessions that it has. */
  readonly known: readonly Session[];
  readonly now: Date;
}

/** The sessions that the event has from now on: of a draft those given, of a published event those given beside those that it has. */
export function sessionsAnew(command: SetSessionsBody, { communityEvent, known, now }: Announced): Session[] {
  const given = sessionsGiven(command);
  const twice = given.find(({ key }, at) => given.findIndex((one) => one.key === key) !== at);
  if (twice) throw new SessionNamedTwice({ session: twice.key });
  for (const session of given) assertWithin(session, communityEvent);
  if (given.some((session) => !hasValidWindow(session))) throw new SignUpWindowNotValid();
  const all = communityEvent.status === 'draft' ? given : added(known, given, now);
  if (all.length > MOST_SESSIONS) throw new TooManySessions({ most: MOST_SESSIONS });
  return all;
}

/** Throws SessionOutsideEvent unless the session ends after it starts, and both while its event lasts. */
export function assertWithin({ key, startsAt, endsAt }: Session, event: Pick<CommunityEvent, 'startsAt' | 'endsAt'>): void {
  if (startsAt < endsAt && startsAt >= event.startsAt && endsAt <= event.endsAt) return;
  throw new SessionOutsideEvent({ session: key });
}

/** Sign-up for it opens before it closes. */
const hasValidWindow = ({ signUpOpensMinutesBefore: opens, signUpClosesMinutesBefore: closes = 0 }: Session): boolean =>
  opens === undefined || opens > closes;

function added(known: readonly Session[], given: readonly Session[], now: Date): Session[] {
  const byKey = new Map(known.map((session) => [session.key, session]));
  for (const session of given) byKey.set(session.key, besides(byKey.get(session.key), session, now));
  return [...byKey.values()];
}

/** What is announced keeps its times: it is moved or called off by itself, and everybody is told. */
function besides(known: Session | undefined, given: Session, now: Date): Session {
  const { key, startsAt, endsAt } = given;
  if (!known && startsAt <= now) throw new SessionHasBegun({ session: key });
  if (!known) return given;
  if (known.startsAt.getTime() !== startsAt.getTime() || known.endsAt.getTime() !== endsAt.getTime())
    throw new SessionAnnounced({ session: key });
  const { status, reason, previousStartsAt } = known;
  return { ...given, status, ...(reason && { reason }), ...(previousStartsAt && { previousStartsAt }) };
}

function sessionsGiven({ eventId, sessions = [], rules = [], timeZone = 'UTC' }: SetSessionsBody): Session[] {
  const byRule = rules.flatMap((rule) => sessionsBy(rule, { eventId, timeZone, left: MOST_SESSIONS }));
  return [...sessions.map((session) => sessionOf(eventId, session)), ...byRule];
}

const sessionOf = (eventId: string, { key, startsAt, endsAt, status = 'planned', ...details }: SessionBody): Session => ({
  ...{ _id: sessionId(eventId, key), eventId, key, status },
  ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  ...plain(details),
});

interface RuleOf {
  readonly eventId: string;
  readonly timeZone: string;
  readonly left: number;
}

function sessionsBy({ on, from, to, startsAt, endsAt, without = [], ...details }: SessionRule, of: RuleOf): Session[] {
  const { eventId, timeZone, left } = of;
  const isMeant = (day: string): boolean => on.some((name) => name === WEEKDAYS[weekdayOf(day)]) && !without.includes(day);
  const days = daysBetween(from, to).filter(isMeant);
  if (days.length > left) throw new TooManySessions({ most: left });
  return days.map((day) => ({
    ...keyed(eventId, `${day}-${startsAt.replace(':', '')}`),
    ...{ startsAt: instantOn(day, startsAt, timeZone), endsAt: instantOn(day, endsAt, timeZone) },
    ...plain(details),
  }));
}

const keyed = (eventId: string, key: string) => ({ _id: sessionId(eventId, key), eventId, key, status: 'planned' as const });

const plain = ({ title, place, capacity, signUpOpensMinutesBefore, signUpClosesMinutesBefore }: SessionDetails) => ({
  ...present({ signUpOpensMinutesBefore, signUpClosesMinutesBefore }),
  ...(title && { title: { zh: title.zh, en: title.en } }),
  ...(place && { place: { zh: place.zh, en: place.en } }),
  ...(capacity !== undefined && { capacity }),
});
