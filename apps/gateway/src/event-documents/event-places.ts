import { CommunityEventView, PoolView } from '@linli/contracts/events';

/** How many people more can come: of the event, and of its pools where it has any; sessions that have begun have no places any more. */
export function placesLeftOf({ capacity, placesTaken, placesHeld = 0, pools = [] }: CommunityEventView, now: Date): number {
  const ofAll = Math.max(0, capacity - placesTaken - placesHeld);
  if (pools.length === 0) return ofAll;
  const ofPools = pools.reduce((sum, pool) => sum + freeIn(pool, now), 0);
  return Math.min(ofAll, ofPools);
}

export const freeIn = ({ capacity, taken, startsAt }: PoolView, now: Date): number =>
  startsAt !== undefined && new Date(startsAt) <= now ? 0 : Math.max(0, capacity - taken);
