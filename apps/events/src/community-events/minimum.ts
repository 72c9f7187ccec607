import { Acting } from '@linli/contracts';
import { EventNotOpen, MinimumNotValid, MinimumView, SetMinimumBody } from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent, goesOn, Minimum, revised } from './community-event';

/** The event with this minimum, or without one; what was judged before is judged anew. */
export function setMinimum(
  communityEvent: CommunityEvent,
  { people, until: given }: SetMinimumBody,
  { actor, now }: Acting,
): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  if (communityEvent.status !== 'draft' && !goesOn(communityEvent, now)) throw new EventNotOpen();
  const { minimum: _before, ...rest } = revised(communityEvent, now);
  if (people === 0) return rest;
  const until = new Date(given);
  const isValid = people <= communityEvent.capacity && until > now && until <= communityEvent.startsAt;
  if (!isValid) throw new MinimumNotValid();
  return { ...rest, minimum: { people, until } };
}

/** It is due and was not judged yet. */
export const isMinimumDue = ({ status, minimum }: CommunityEvent, now: Date): boolean =>
  status === 'published' && minimum !== undefined && minimum.missed === undefined && minimum.until <= now;

/** The event with the word on its minimum. */
export const judged = (communityEvent: CommunityEvent, minimum: Minimum, now: Date): CommunityEvent => ({
  ...revised(communityEvent, now),
  minimum: { ...minimum, missed: communityEvent.placesTaken < minimum.people },
});

/** The event, moved from where it was: its minimum keeps its distance to the start, and is judged at that time, also where it was before. */
export function withMinimumMoved(
  communityEvent: CommunityEvent,
  { startsAt: before }: Pick<CommunityEvent, 'startsAt'>,
): CommunityEvent {
  const { minimum, startsAt } = communityEvent;
  if (!minimum || startsAt.getTime() === before.getTime()) return communityEvent;
  const until = new Date(minimum.until.getTime() + startsAt.getTime() - before.getTime());
  return { ...communityEvent, minimum: { people: minimum.people, until } };
}

export const minimumViewOf = (minimum: Minimum): MinimumView => ({ ...minimum, until: minimum.until.toISOString() });
