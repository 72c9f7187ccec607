import { CommunityEvent } from '../community-events/community-event';

const HOUR_MS = 3_600_000;
/** Near the start an offer stands for this part of the time that is left, so that there is time for three more. */
const PART_OF_TIME_LEFT = 4;
const SHORTEST_OFFER_MS = 15 * 60_000;

/**
 * Until when an offer made now stands: the hours that the event says (12), but no longer than a quarter of the time until its last use, at
 * least 15 minutes, and never beyond that; its last use is the start.
 */
export function offerEnd({ signUpRules }: CommunityEvent, { now, lastUse }: { now: Date; lastUse: Date }): Date {
  const left = lastUse.getTime() - now.getTime();
  const stands = Math.min(signUpRules.offerHours * HOUR_MS, left / PART_OF_TIME_LEFT);
  return new Date(now.getTime() + Math.min(Math.max(stands, SHORTEST_OFFER_MS), left));
}
