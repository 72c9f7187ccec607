import { CommunityEvent } from '../community-events/community-event';
import { aged, cancel, postpone } from '../community-events/event-life';
import { moveWhole } from '../community-events/moving';
import { hadLapsed, hasLapsed, lapse, lapsedBy } from '../registrations/lapsing';
import { Roll } from '../registrations/roll';
import { givesPlaces } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { end, endsWith } from '../registrations/withdrawal';
import { versionOf } from '../sessions/programme';
import { hasRest, moveOn, restOf, SessionsAt } from '../sessions/rest';
import { Session, sessionId } from '../sessions/session';
import { anOrganiser } from './builders';
import { STARTS } from './sign-up-programme';

const words = { zh: '原因', en: 'reason' };
const HOUR_MS = 3_600_000;
const SESSION_MS = 1.5 * HOUR_MS;

/** The sessions that an event has had, and what becomes of the event with them. */
export class Timetable {
  /** By what the event says of them: that is anew with each change. */
  private readonly known = new WeakMap<object, readonly Session[]>();

  constructor(first: CommunityEvent) {
    if (first.programme) this.known.set(first.programme, firstOf(first));
  }

  /** Those of the event as it stands there; undefined where it has none. */
  of({ programme }: CommunityEvent): readonly Session[] | undefined {
    return programme && this.known.get(programme);
  }

  /** The event, or the rest of it, so many hours later than it was to be, or from now where that has passed. */
  move(roll: Roll, later: number, now: Date): void {
    const before = roll.communityEvent;
    const rest = hasRest(before, now) ? restOf(this.of(before) ?? [], before.brokenOffAt ?? now)[0] : undefined;
    const from = rest?.startsAt ?? before.startsAt;
    const by = Math.max(Number(from), Number(now)) + later * HOUR_MS - Number(from);
    const times = { eventId: before._id, ...timesOf(before, { from, by, isRest: rest !== undefined }) };
    const knowing = { known: this.at(before), actor: anOrganiser(), now };
    const { decision, sessions } = rest ? moveOn(roll, times, knowing) : moveWhole(roll, times, knowing);
    if (sessions && decision.communityEvent.programme) this.known.set(decision.communityEvent.programme, sessions);
    roll.apply(decision);
  }

  private at(communityEvent: CommunityEvent): SessionsAt {
    return { version: versionOf(communityEvent), sessions: this.of(communityEvent) ?? [] };
  }
}

export function putOff(roll: Roll, now: Date): void {
  roll.apply({ communityEvent: postpone(roll.communityEvent, words, { actor: anOrganiser(), now }), changed: [] });
}

export function callOff(roll: Roll, now: Date): void {
  roll.apply({ communityEvent: cancel(roll.communityEvent, words, { actor: anOrganiser(), now }), changed: [] });
}

/** What is done by the clock, and after it was called off. */
export function age(roll: Roll, now: Date): void {
  const isMeant = (did: typeof hasLapsed) => roll.someActive(500, (one) => did(roll.communityEvent, one, now));
  if (roll.communityEvent.status === 'cancelled') {
    roll.apply(lapse(roll, isMeant(hadLapsed), now));
    roll.apply(end(roll, isMeant(endsWith), now));
    return;
  }
  roll.apply(lapse(roll, isMeant(hasLapsed), now));
  roll.apply({ communityEvent: lapsedBy(roll.communityEvent, now), changed: [] });
  const before = roll.communityEvent;
  const communityEvent = aged(before, { now, archivedAfterDays: 90 });
  const isLeft = communityEvent.walkedIn !== before.walkedIn && givesPlaces(communityEvent, now);
  roll.apply(isLeft ? moveUp({ communityEvent, waiting: roll.waiting }, now) : { communityEvent, changed: [] });
}

const firstOf = ({ _id: eventId, pools }: CommunityEvent): Session[] =>
  (['morning', 'evening'] as const).map((key) => {
    const startsAt = new Date(STARTS[key]);
    const endsAt = new Date(Number(startsAt) + SESSION_MS);
    // Without places of its own it would have no pool any more once it is moved along.
    const capacity = pools.find((pool) => pool.ofSession && pool.key === key)?.capacity;
    return {
      _id: sessionId(eventId, key),
      eventId,
      key,
      startsAt,
      endsAt,
      status: 'planned',
      ...(capacity !== undefined && { capacity }),
    };
  });

/** Everything by so much later; sessions that are announced and stay where they are, are covered still. */
function timesOf({ endsAt, programme, status }: CommunityEvent, { from, by, isRest }: Moving) {
  const shift = programme && status === 'published' && !isRest ? 0 : by;
  const startsAt = new Date(Number(from) + shift);
  const closes = programme ? new Date(Number(new Date(programme.lastStartsAt ?? startsAt)) + shift) : startsAt;
  return {
    ...{ startsAt: startsAt.toISOString(), endsAt: new Date(Number(endsAt) + by).toISOString() },
    signUpClosesAt: closes.toISOString(),
  };
}

interface Moving {
  readonly from: Date;
  readonly by: number;
  readonly isRest: boolean;
}
