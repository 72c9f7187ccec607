import { errorAt } from '@linli/contracts';
import {
  NeedsExceedParty,
  NoPlaceForWalkIns,
  PlacesOfPool,
  PoolChoiceMissing,
  PoolNotKnown,
  WalkInRule,
  WalkInsNotAllowed,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { capacityOf, EVERYBODY, placesNotGiven } from '../registrations/places';
import { poolsNamed } from '../registrations/pool-names';
import { hasPlacesOfItsOwn } from './session-doors';
import { risen, Seats, seated, seatsTakenAt } from './walked-in';

/** People who come without a registration, and what they sit on. */
export interface WalkInParty {
  readonly people: number;
  readonly needs?: readonly PlacesOfPool[];
}

/** The event, or the session of it, that they come to. */
export interface Occasion {
  readonly session?: string;
  readonly endsAt: Date;
}

/** What holds at the door, and how many places of people who have not come are given to others there. */
export interface Ruling {
  readonly rule: WalkInRule;
  readonly released?: (pool: string) => number;
}

/** The places that the party sits on: of the session where that has its own, or else of the event; and of other pools as they say. */
export function seatsFor(
  communityEvent: CommunityEvent,
  { people, needs = [] }: WalkInParty,
  session: string | undefined,
): Seats[] {
  const { pools } = communityEvent;
  const free = pools.filter(({ ofSession }) => !ofSession);
  const others = free.map(({ key }) => key);
  const unknown = needs.find(({ pool }) => !others.includes(pool));
  if (unknown) throw errorAt(PoolNotKnown, '#/needs', { pool: unknown.pool });
  if (others.length > 0 && needs.length === 0) throw errorAt(PoolChoiceMissing, '#/needs', poolsNamed(communityEvent, free));
  const isTwice = new Set(needs.map(({ pool }) => pool)).size < needs.length;
  if (isTwice || needs.some(({ count }) => count > people)) throw errorAt(NeedsExceedParty, '#/needs');
  return seatsOf(communityEvent, { people, needs }, session);
}

/** The same, whatever they have said. */
export function seatsOf(
  communityEvent: CommunityEvent,
  { people, needs = [] }: WalkInParty,
  session: string | undefined,
): Seats[] {
  const first = session !== undefined && hasPlacesOfItsOwn(communityEvent, session) ? session : EVERYBODY;
  return [{ pool: first, count: people }, ...needs.map(({ pool, count }) => ({ pool, count }))];
}

/** How many people can be at the event, or at the session of it. */
export const placesAt = (communityEvent: CommunityEvent, session: string | undefined): number =>
  capacityOf(communityEvent, session !== undefined && hasPlacesOfItsOwn(communityEvent, session) ? session : EVERYBODY);

/** How many places nobody has and nobody sits on there; those of people who have not come among them where they are given to others. */
export function seatsFree(
  communityEvent: CommunityEvent,
  { session, pool }: { session?: string; pool: string },
  released = 0,
): number {
  const taken = seatsTakenAt(communityEvent.walkedIn, session, pool);
  return Math.max(0, placesNotGiven(communityEvent, pool) + released - taken);
}

/** Throws WalkInsNotAllowed, or NoPlaceForWalkIns where a place is missing. */
export function assertPlaces(
  communityEvent: CommunityEvent,
  seats: readonly Seats[],
  { session, rule, released = () => 0 }: Pick<Occasion, 'session'> & Ruling,
): void {
  if (rule === 'none') throw new WalkInsNotAllowed();
  if (rule === 'unbounded') return;
  for (const { pool, count } of seats) {
    const free = seatsFree(communityEvent, { session, pool }, released(pool));
    if (count > free) throw errorAt(NoPlaceForWalkIns, '#/people', { free });
  }
}

/** The event with the people on its places, whether there are so many or not: they are inside. */
export const satDown = (
  communityEvent: CommunityEvent,
  seats: readonly Seats[],
  { session, endsAt }: Occasion,
): CommunityEvent => ({
  ...communityEvent,
  walkedIn: seated(communityEvent.walkedIn, { ...(session !== undefined && { session }), until: endsAt }, seats),
});

/** The event without them. */
export const gotUp = (communityEvent: CommunityEvent, seats: readonly Seats[], session: string | undefined): CommunityEvent => ({
  ...communityEvent,
  walkedIn: risen(communityEvent.walkedIn, session, seats),
});
