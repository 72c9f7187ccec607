import { PoolNeed, RegistrationStatus } from '@linli/contracts/events';
import { seatsTaken } from '../check-in/walked-in';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from './registration';

/** The pool that everybody needs a place of: the event itself. */
export const EVERYBODY = '';

type Party = Pick<Registration, 'partySize' | 'needs'>;

/** All that the party needs, a place of the event for each of its people first. */
export const allNeeds = ({ partySize, needs }: Party): readonly PoolNeed[] => [{ pool: EVERYBODY, count: partySize }, ...needs];

/** How many places of the pool nobody has or sits on, less than none after a cut, or where more people were let in. */
export const placesFree = (communityEvent: CommunityEvent, pool: string): number =>
  placesNotGiven(communityEvent, pool) - seatsTaken(communityEvent.walkedIn, pool);

/** How many places of the pool no registration has, whoever sits on them. */
export function placesNotGiven({ capacity, placesTaken, placesHeld, pools }: CommunityEvent, pool: string): number {
  if (pool === EVERYBODY) return capacity - placesTaken - placesHeld;
  const known = pools.find(({ key }) => key === pool);
  return known ? known.capacity - known.taken : 0;
}

/** There is a place for everybody in every pool that they need. */
export const fits = (communityEvent: CommunityEvent, party: Party): boolean =>
  allNeeds(party).every(({ pool, count }) => count <= placesFree(communityEvent, pool));

/** The party would fit if nobody else came. */
export const mayEverFit = (communityEvent: CommunityEvent, party: Party): boolean =>
  allNeeds(party).every(({ pool, count }) => count <= capacityOf(communityEvent, pool));

/** How many places the pool has in all. */
export function capacityOf({ capacity, pools }: CommunityEvent, pool: string): number {
  return pool === EVERYBODY ? capacity : (pools.find(({ key }) => key === pool)?.capacity ?? 0);
}

/**
 * How many places all sessions have together, those that are taken of a session that is off among them; 0 where one of them is for whoever is
 * registered for the event.
 */
export function placesOfSessions({ programme, pools }: Pick<CommunityEvent, 'programme' | 'pools'>): number {
  const own = pools.filter(({ ofSession }) => ofSession);
  if (programme?.enrolment !== 'session' || own.length < programme.sessions) return 0;
  return own.reduce((sum, { capacity, taken }) => sum + Math.max(capacity, taken), 0);
}

const BLOCKING: ReadonlySet<RegistrationStatus> = new Set(['confirmed', 'held', 'pending', 'offered']);

/** Whether whoever stands so has their places for themselves. */
export const hasPlaces = ({ status }: Pick<Registration, 'status'>): boolean => BLOCKING.has(status);

/** The event counted anew: the registration stood as `before`, and now stands as `after`. */
export function recounted(communityEvent: CommunityEvent, before: Registration | undefined, after: Registration): CommunityEvent {
  return counted(before ? counted(communityEvent, before, -1) : communityEvent, after, 1);
}

function counted(communityEvent: CommunityEvent, registration: Registration, times: 1 | -1): CommunityEvent {
  const { status, partySize, needs } = registration;
  const people = times * partySize;
  if (status === 'waiting') return { ...communityEvent, peopleWaiting: communityEvent.peopleWaiting + people };
  if (!hasPlaces(registration)) return communityEvent;
  const { placesTaken, placesHeld } = communityEvent;
  const places = status === 'confirmed' ? { placesTaken: placesTaken + people } : { placesHeld: placesHeld + people };
  return { ...communityEvent, ...places, ...(needs.length > 0 && { pools: poolsCounted(communityEvent, needs, times) }) };
}

const poolsCounted = ({ pools }: CommunityEvent, needs: readonly PoolNeed[], times: 1 | -1): CommunityEvent['pools'] =>
  pools.map((pool) => {
    const count = needs.find((need) => need.pool === pool.key)?.count ?? 0;
    return count === 0 ? pool : { ...pool, taken: pool.taken + times * count };
  });
