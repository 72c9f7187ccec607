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

export const minimumViewOf = (minimum: Minimum): MinimumView => ({ ...minimum, until: minimum.until.toISOString() });
