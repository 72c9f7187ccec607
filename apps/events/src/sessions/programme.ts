import { Acting, ChangedMeanwhile } from '@linli/contracts';
import { Enrolment, EnrolmentInUse, PoolOfPlaces, SessionsOutsideEvent, TooManySessionPools } from '@linli/contracts/events';
import { keptUpWith } from '../check-in/walked-in';
import { assertOwnArea, CommunityEvent, revised } from '../community-events/community-event';
import { assertEditable } from '../community-events/event-states';
import { poolsAnew } from '../registrations/capacity';
import { placesOfSessions } from '../registrations/places';
import { withPoolForEach } from '../registrations/pool-for-each';
import { Decision, Situation } from '../registrations/registration';
import { moveUp } from '../registrations/waiting-list';
import { Session } from './session';
import { closingOf, windowOf } from './sign-up-closing';

/** All pools of an event, those of its sessions among them. */
const MOST_POOLS = 50;
/** An event cannot have more. */
const MOST_PLACES = 100_000;

interface Sessions {
  readonly enrolment: Enrolment;
  readonly sessions: readonly Session[];
  /** That of the event when the sessions were decided on. */
  readonly version: number;
  /** The sessions that it had. */
  readonly known: readonly Session[];
  /** Until when people sign up, where that is said anew. */
  readonly signUpClosesAt?: Date;
  /** Whose clocks the sessions go by. */
  readonly timeZone?: string;
}

/** Counts up with every change of sessions; 0 where the event has never had any. */
export const versionOf = ({ programme }: CommunityEvent): number => programme?.version ?? 0;

/** The event with these sessions, and with a pool for each that people sign up for; throws ChangedMeanwhile where others were set since. */
export function withSessions(situation: Situation, set: Sessions, { actor, now }: Acting): Decision {
  const { communityEvent } = situation;
  const { enrolment, version } = set;
  assertOwnArea(actor, communityEvent.areaCode);
  assertEditable(communityEvent, now);
  if (versionOf(communityEvent) !== version) throw new ChangedMeanwhile();
  if (communityEvent.arrivals > 0 && enrolment !== (communityEvent.programme?.enrolment ?? 'whole')) throw new EnrolmentInUse();
  const signUpClosesAt = closingOf(communityEvent, set);
  const timeZone = communityEvent.timeZone ?? set.timeZone;
  const anew = { ...revised(communityEvent, now), ...programmeOf(situation, set), signUpClosesAt, ...(timeZone && { timeZone }) };
  const after = { ...anew, ...withRoomFor(anew, communityEvent) };
  return moveUp({ waiting: situation.waiting, communityEvent: after }, now);
}

/** Whoever comes to a session takes a place of the event, too: it has as many as its sessions, and each person a place of one. */
function withRoomFor(anew: CommunityEvent, before: CommunityEvent): Pick<CommunityEvent, 'capacity' | 'signUpRules'> {
  const least = Math.min(placesOfSessions(anew), MOST_PLACES);
  const isFirst = least > 0 && !before.pools.some(({ ofSession }) => ofSession);
  return { capacity: Math.max(anew.capacity, least), signUpRules: withPoolForEach(anew.signUpRules, isFirst) };
}

/** What the event says of its sessions, the pools that it has with them, and until when people sit at them who came without a registration. */
export function programmeOf(situation: Situation, set: Pick<Sessions, 'enrolment' | 'sessions' | 'version'>) {
  const { enrolment, sessions, version } = set;
  const programme = { enrolment, sessions: sessions.length, version: version + 1, ...spanOf(sessions) };
  const { walkedIn } = situation.communityEvent;
  return {
    ...{ programme, pools: poolsAnew(situation, poolsWith(situation.communityEvent, set)) },
    ...(walkedIn && { walkedIn: keptUpWith(walkedIn, sessions) }),
  };
}

/** Throws SessionsOutsideEvent where the event would be over before its last session that takes place, or begin after its first. */
export function assertCoversSessions({
  programme,
  startsAt,
  endsAt,
}: Pick<CommunityEvent, 'programme' | 'startsAt' | 'endsAt'>): void {
  const { startsAt: first, endsAt: last } = programme ?? {};
  if (first === undefined || last === undefined) return;
  if (startsAt > new Date(first) || endsAt < new Date(last)) throw new SessionsOutsideEvent({ startsAt: first, endsAt: last });
}

function spanOf(sessions: readonly Session[]) {
  const held = sessions.filter(({ status }) => status === 'planned');
  if (held.length === 0) return {};
  const [starts, ends] = [held.map(({ startsAt }) => +startsAt), held.map(({ endsAt }) => +endsAt)];
  const [startsAt, endsAt, lastStartsAt] = [Math.min(...starts), Math.max(...ends), Math.max(...starts)].map(iso);
  return { startsAt, endsAt, lastStartsAt };
}

const iso = (instant: number): string => new Date(instant).toISOString();

function poolsWith({ pools, title }: CommunityEvent, { enrolment, sessions }: Pick<Sessions, 'enrolment' | 'sessions'>) {
  const others = pools.filter(({ ofSession }) => !ofSession);
  const ofSessions = enrolment === 'whole' ? [] : sessions.flatMap((session) => poolOf(session, title));
  if (others.length + ofSessions.length > MOST_POOLS) throw new TooManySessionPools({ most: MOST_POOLS });
  return [...others, ...ofSessions];
}

/** Of a session that is off nobody gets a place; who has one keeps it. */
function poolOf(session: Session, usual: PoolOfPlaces['title']) {
  const { key, title, capacity, status, startsAt, endsAt } = session;
  if (capacity === undefined) return [];
  const places = status === 'cancelled' ? 0 : capacity;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const own = { capacity: places, ofSession: true, ...times, ...windowOf(session) };
  return [{ key, title: title ?? usual, ...own }];
}
