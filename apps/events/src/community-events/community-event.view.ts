import { CommunityEventSnapshot, CommunityEventView } from '@linli/contracts/events';
import { summaryOf } from '../forms/form';
import { CommunityEvent } from './community-event';
import { minimumViewOf } from './minimum';

/** The event as readers see it. */
export const viewOf = ({
  _id,
  organiserId,
  arrivals,
  sequence,
  split,
  ...communityEvent
}: CommunityEvent): CommunityEventView => ({
  id: _id,
  ...communityEvent,
  tags: [...communityEvent.tags],
  residentsOf: communityEvent.residentsOf && [...communityEvent.residentsOf],
  pictures: communityEvent.pictures?.map((picture) => ({ ...picture })),
  pools: communityEvent.pools.map((pool) => ({ ...pool })),
  form: communityEvent.form && summaryOf(communityEvent.form),
  startsAt: communityEvent.startsAt.toISOString(),
  endsAt: communityEvent.endsAt.toISOString(),
  signUpOpensAt: communityEvent.signUpOpensAt.toISOString(),
  signUpClosesAt: communityEvent.signUpClosesAt.toISOString(),
  minimum: communityEvent.minimum && minimumViewOf(communityEvent.minimum),
  changedAt: communityEvent.changedAt?.toISOString(),
  previousStartsAt: communityEvent.previousStartsAt?.toISOString(),
  brokenOffAt: communityEvent.brokenOffAt?.toISOString(),
});

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
