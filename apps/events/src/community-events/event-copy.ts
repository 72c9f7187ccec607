import { Acting } from '@linli/contracts';
import { assertOwnArea, CommunityEvent, TimesGiven, validTimes } from './community-event';

interface Copied {
  readonly id: string;
  readonly times: TimesGiven;
}

/** A draft with what is said of the event, its pools, form and rules, at other times, without sessions and room; nobody is registered for it. */
export function copyOf(communityEvent: CommunityEvent, { id, times }: Copied, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const { minimum: _minimum, reason: _reason, previousStartsAt: _previous, split: _split, ...known } = communityEvent;
  const { programme: _sessions, venue: _room, brokenOffAt: _broken, movedOnMs: _moved, ...own } = known;
  const { walkedIn: _people, earlierDates: _dates, lapsedUntil: _lapsed, claimed: _kept, ...told } = own;
  const { publishedAt: _published, unitId, ...said } = told;
  return {
    ...said,
    // Whoever is not of the unit does not speak for it.
    ...(unitId !== undefined && actor.memberOf.includes(unitId) && { unitId }),
    ...validTimes(times, now),
    ...{ _id: id, organiserId: actor.id, status: 'draft', revision: 1, changedAt: now, sequence: 0 },
    ...{ placesTaken: 0, placesHeld: 0, peopleWaiting: 0, arrivals: 0 },
    ...(said.form && { form: { ...said.form, version: 1 } }),
    pools: said.pools.filter(({ ofSession }) => !ofSession).map((pool) => ({ ...pool, taken: 0 })),
  };
}
