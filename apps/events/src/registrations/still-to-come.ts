import { EventNotOpen } from '@linli/contracts/events';
import { CommunityEvent, goesOn, isOpen } from '../community-events/community-event';
import { Registration } from './registration';

type Party = Pick<Registration, 'needs'>;

/** Places that become free go to those who wait: the event is open, or is a programme that goes on. */
export const givesPlaces = (communityEvent: CommunityEvent, now: Date): boolean =>
  isOpen(communityEvent, now) || isUnderWay(communityEvent, now);

/** A programme that has begun, with sessions that have not. */
export const isUnderWay = ({ status, startsAt, programme }: CommunityEvent, now: Date): boolean =>
  status === 'published' && startsAt <= now && lastStartOf(programme) > now;

/** Everything up to then has begun: now, or when what was to come was put off. */
export const begunUntil = ({ status, brokenOffAt }: CommunityEvent, now: Date): Date =>
  status === 'postponed' ? (brokenOffAt ?? new Date(0)) : now;

/** Until when whoever goes now has had their place at what was held; undefined where nothing was. */
export const placeUntil = (communityEvent: CommunityEvent, now: Date): Date | undefined =>
  communityEvent.brokenOffAt ?? (isUnderWay(communityEvent, now) ? now : undefined);

/** Whom it concerns what becomes of the event: of a programme by sessions that has begun, whoever comes to one of these. */
export function concerned({ programme, pools }: CommunityEvent, since: Date | undefined): { sessions?: string[] } {
  if (!since || programme?.enrolment !== 'session') return {};
  const toCome = pools.filter(({ capacity, startsAt }) => capacity > 0 && startsAt && new Date(startsAt) > since);
  return { sessions: toCome.map(({ key }) => key) };
}

/** Whether the party may change its mind: its event has not begun or is put off, or one of its sessions is to come. */
export function mayStillGo(communityEvent: CommunityEvent, party: Party, now: Date): boolean {
  if (goesOn(communityEvent, now)) return true;
  return isUnderWay(communityEvent, now) && lastOf(startsFor(communityEvent, party)) > now;
}

/** Throws EventNotOpen unless the party may still change its mind. */
export function assertMayStillGo(communityEvent: CommunityEvent, party: Party, now: Date): void {
  if (!mayStillGo(communityEvent, party, now)) throw new EventNotOpen();
}

/** Throws EventNotOpen unless places are given. */
export function assertGivesPlaces(communityEvent: CommunityEvent, now: Date): void {
  if (!givesPlaces(communityEvent, now)) throw new EventNotOpen();
}

/** A session that the party wants a place of has begun without it. */
export const hasMissed = ({ pools }: Pick<CommunityEvent, 'pools'>, { needs }: Party, now: Date): boolean =>
  needs.length > 0 && ownStarts(pools, needs).some((startsAt) => startsAt <= now);

/** Until when a place that is held or offered now is of use: the start of the first of its sessions to come, or that of the event. */
export function lastUseOf(communityEvent: CommunityEvent, party: Party, now: Date): Date {
  const toCome = ownStarts(communityEvent.pools, party.needs).filter((startsAt) => startsAt > now);
  if (toCome.length > 0) return new Date(Math.min(...toCome.map(Number)));
  return isUnderWay(communityEvent, now) ? lastStartOf(communityEvent.programme) : communityEvent.startsAt;
}

/** All sessions that the party wants by name have begun: it keeps nobody from signing up for others. */
export function isSpent({ pools }: Pick<CommunityEvent, 'pools'>, { needs }: Party, now: Date): boolean {
  const own = ownStarts(pools, needs);
  return own.length > 0 && own.length === needs.length && own.every((startsAt) => startsAt <= now);
}

/** What the party needs, or had, of sessions that have begun. */
export const begunFor = (communityEvent: CommunityEvent, { needs }: Party, now: Date): Registration['needs'] =>
  needs.filter((need) => ownStarts(communityEvent.pools, [need]).some((startsAt) => startsAt <= begunUntil(communityEvent, now)));

/** The registration that has its place from now on; of a programme that goes on, not of what has begun of it. */
export const joining = (registration: Registration, communityEvent: CommunityEvent, now: Date): Registration =>
  isUnderWay(communityEvent, now) ? { ...registration, joinedAt: now } : registration;

function startsFor({ pools, programme }: CommunityEvent, { needs }: Party): Date[] {
  const own = ownStarts(pools, needs);
  return own.length > 0 ? own : [lastStartOf(programme)];
}

/** When the sessions begin that the party needs places of by name. */
export const ownStarts = (pools: CommunityEvent['pools'], needs: Registration['needs']): Date[] =>
  pools.flatMap(({ key, startsAt }) => (startsAt && needs.some(({ pool }) => pool === key) ? [new Date(startsAt)] : []));

/** When the last of what is to come begins; programmes of before this was kept say only when they end. */
export const lastStartOf = (programme: CommunityEvent['programme']): Date =>
  new Date(programme?.lastStartsAt ?? programme?.endsAt ?? 0);

const lastOf = (instants: readonly Date[]): Date => new Date(Math.max(...instants.map(Number)));
