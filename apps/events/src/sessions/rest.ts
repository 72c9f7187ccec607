import { Acting, ChangedMeanwhile, errorAt } from '@linli/contracts';
import { EventNotOpen, EventTooLong, RescheduleCommunityEventBody } from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent, LONGEST_EVENT_DAYS, revised, validTimes } from '../community-events/community-event';
import { statusAfter } from '../community-events/event-states';
import { Decision, Situation } from '../registrations/registration';
import { isUnderWay } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { assertCoversSessions, programmeOf, versionOf } from './programme';
import { Session } from './session';

/** The sessions of an event, as they were when it stood at that version of them. */
export interface SessionsAt {
  readonly version: number;
  readonly sessions: readonly Session[];
}

/** What becomes of a programme whose rest is moved. */
export interface MovedOn {
  readonly decision: Decision;
  readonly sessions: readonly Session[];
  readonly previousStartsAt: Date;
}

/** The programme has begun, and what is to come can be moved by itself. */
export const hasRest = (communityEvent: CommunityEvent, now: Date): boolean =>
  (communityEvent.status === 'postponed' && communityEvent.brokenOffAt !== undefined) || isUnderWay(communityEvent, now);

/** The programme was put off before it began, and its sessions do not lie within the new times. */
export function isAway({ status, programme }: CommunityEvent, times: RescheduleCommunityEventBody): boolean {
  const { startsAt: first, endsAt: last } = programme ?? {};
  if (status !== 'postponed' || first === undefined || last === undefined) return false;
  return new Date(times.startsAt) > new Date(first) || new Date(times.endsAt) < new Date(last);
}

/** The event with its sessions, which have the distance from its new start that they had from the one of before. */
export function movedAlong(
  communityEvent: CommunityEvent,
  { waiting }: Situation,
  { times, known }: { readonly times: RescheduleCommunityEventBody; readonly known: SessionsAt },
): Pick<MovedOn, 'sessions'> & { readonly communityEvent: CommunityEvent } {
  if (versionOf(communityEvent) !== known.version) throw new ChangedMeanwhile();
  const by = new Date(times.startsAt).getTime() - communityEvent.startsAt.getTime();
  const sessions = known.sessions.map((one) => (one.status === 'planned' ? movedBy(one, by) : one));
  return { sessions, communityEvent: { ...communityEvent, ...programmeWith({ communityEvent, waiting }, sessions) } };
}

/** What has not begun of the programme goes on at the new start, each session as far from it as before; what was held stays. */
export function moveOn(
  situation: Situation,
  times: RescheduleCommunityEventBody,
  { known, actor, now }: Acting & { readonly known: SessionsAt },
): MovedOn {
  const { communityEvent, waiting } = situation;
  assertOwnArea(actor, communityEvent.areaCode);
  if (versionOf(communityEvent) !== known.version) throw new ChangedMeanwhile();
  const rest = restOf(known.sessions, communityEvent.brokenOffAt ?? now);
  const first = rest[0];
  if (!first) throw new EventNotOpen();
  const by = new Date(times.startsAt).getTime() - first.startsAt.getTime();
  const sessions = known.sessions.map((one) => (rest.includes(one) ? movedBy(one, by) : one));
  const after = { ...movedEvent(communityEvent, { times, by, now }), ...programmeWith(situation, sessions) };
  assertTimes(after, times, now);
  return { decision: moveUp({ communityEvent: after, waiting }, now), sessions, previousStartsAt: first.startsAt };
}

/** What takes place after that instant, by start. */
export const restOf = (sessions: readonly Session[], since: Date): Session[] =>
  sessions.filter(({ status, startsAt }) => status === 'planned' && startsAt > since).sort((a, b) => +a.startsAt - +b.startsAt);

const movedBy = (session: Session, by: number): Session => ({
  ...session,
  ...{ startsAt: new Date(+session.startsAt + by), endsAt: new Date(+session.endsAt + by), previousStartsAt: session.startsAt },
});

interface Moving {
  readonly times: RescheduleCommunityEventBody;
  readonly by: number;
  readonly now: Date;
}

function movedEvent(communityEvent: CommunityEvent, { times, by, now }: Moving): CommunityEvent {
  const { reason: _over, brokenOffAt: _since, movedOnMs = 0, ...event } = revised(communityEvent, now);
  const [endsAt, signUpClosesAt] = [new Date(times.endsAt), new Date(times.signUpClosesAt)];
  return {
    ...event,
    status: statusAfter(communityEvent.status, 'reschedule'),
    endsAt,
    signUpClosesAt,
    movedOnMs: movedOnMs + by,
  };
}

const programmeWith = (situation: Situation, sessions: readonly Session[]) =>
  programmeOf(situation, {
    ...{ enrolment: situation.communityEvent.programme?.enrolment ?? 'whole', sessions },
    version: versionOf(situation.communityEvent),
  });

function assertTimes(after: CommunityEvent, times: RescheduleCommunityEventBody, now: Date): void {
  validTimes({ ...times, signUpOpensAt: after.signUpOpensAt }, now, after.programme?.lastStartsAt);
  const isTooLong = after.endsAt.getTime() - after.startsAt.getTime() > LONGEST_EVENT_DAYS * 86_400_000;
  if (isTooLong) throw errorAt(EventTooLong, '#/endsAt', { days: LONGEST_EVENT_DAYS });
  assertCoversSessions(after);
}
