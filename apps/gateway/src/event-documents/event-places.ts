import { CommunityEventView, PoolView } from '@linli/contracts/events';

/** How many people more can come: of the event, and of its pools where it has any; sessions that have begun have no places any more. */
export function placesLeftOf(communityEvent: CommunityEventView, now: Date): number {
  const { capacity, placesTaken, placesHeld = 0, walkIns = 0, pools = [] } = communityEvent;
  const ofAll = Math.max(0, capacity - placesTaken - placesHeld - walkIns);
  if (pools.length === 0) return ofAll;
  const ofPools = pools.reduce((sum, pool) => sum + freeIn(pool, now), 0);
  return Math.min(ofAll, ofPools);
}

export const freeIn = ({ capacity, taken, walkIns = 0, startsAt }: PoolView, now: Date): number =>
  startsAt !== undefined && new Date(startsAt) <= now ? 0 : Math.max(0, capacity - taken - walkIns);
