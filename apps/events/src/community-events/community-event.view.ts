import { CommunityEventSnapshot, CommunityEventView } from '@linli/contracts/events';
import { seatsTaken } from '../check-in/walked-in';
import { summaryOf } from '../forms/form';
import { EVERYBODY } from '../registrations/places';
import { CommunityEvent } from './community-event';
import { minimumViewOf } from './minimum';

/** The event as readers see it. */
export const viewOf = ({
  _id,
  organiserId,
  arrivals,
  sequence,
  split,
  claimed,
  lapsedUntil,
  walkedIn,
  earlierDates,
  ...communityEvent
}: CommunityEvent): CommunityEventView => ({
  id: _id,
  ...communityEvent,
  tags: [...communityEvent.tags],
  residentsOf: communityEvent.residentsOf && [...communityEvent.residentsOf],
  pictures: communityEvent.pictures?.map((picture) => ({ ...picture })),
  pools: communityEvent.pools.map((pool) => ({ ...pool, ...walkInsOn(walkedIn, pool.key) })),
  ...walkInsOn(walkedIn, EVERYBODY),
  form: communityEvent.form && summaryOf(communityEvent.form),
  startsAt: communityEvent.startsAt.toISOString(),
  endsAt: communityEvent.endsAt.toISOString(),
  signUpOpensAt: communityEvent.signUpOpensAt.toISOString(),
  signUpClosesAt: communityEvent.signUpClosesAt.toISOString(),
  minimum: communityEvent.minimum && minimumViewOf(communityEvent.minimum),
  changedAt: communityEvent.changedAt?.toISOString(),
  publishedAt: communityEvent.publishedAt?.toISOString(),
  previousStartsAt: communityEvent.previousStartsAt?.toISOString(),
  brokenOffAt: communityEvent.brokenOffAt?.toISOString(),
});

/** Missing where nobody sits there. */
function walkInsOn(walkedIn: CommunityEvent['walkedIn'], pool: string): { walkIns?: number } {
  const walkIns = seatsTaken(walkedIn, pool);
  return walkIns > 0 ? { walkIns } : {};
}

/** The event as other services hear of it. */
export const snapshotOf = ({
  _id,
  revision,
  areaCode,
  title,
  place,
  startsAt,
  endsAt,
  status,
  movedOnMs,
  brokenOffAt,
}: CommunityEvent): CommunityEventSnapshot => ({
  ...{ id: _id, revision, areaCode, title, place },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  ...(status === 'postponed' && { postponed: true }),
  ...(movedOnMs !== undefined && { movedOnMs }),
  ...(brokenOffAt && { brokenOffAt: brokenOffAt.toISOString() }),
});
