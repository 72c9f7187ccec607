import { NotWaiting } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { recounted } from './places';
import { Decision, hadPlaceUntil, moved, Registration, Situation } from './registration';
import { assertMayStillGo, givesPlaces, isSpent, placeUntil } from './still-to-come';
import { moveUp } from './waiting-list';

interface Released {
  readonly before: Registration;
  readonly now: Date;
}

/** What the registration had goes to those who wait; while the event is put off it is kept for when its new time is known. */
export function release({ communityEvent, waiting }: Situation, ended: Registration, { before, now }: Released): Decision {
  return releaseAll({ communityEvent, waiting }, [ended], { before: [before], now });
}

/** The same for several at once: each stood as the one of its number in `before`. */
export function releaseAll(
  { communityEvent, waiting }: Situation,
  ended: readonly Registration[],
  { before, now }: { readonly before: readonly Registration[]; readonly now: Date },
): Decision {
  const released = ended.reduce((event, after, at) => recounted(event, before[at], after), communityEvent);
  if (!givesPlaces(released, now)) return { communityEvent: released, changed: ended };
  const next = moveUp({ communityEvent: released, waiting: without(waiting, new Set(ended.map(({ _id }) => _id))) }, now);
  return { communityEvent: next.communityEvent, changed: [...ended, ...next.changed] };
}

/**
 * Takes the registration back, whatever it has, and lets those who wait move up; taken back again, nothing changes. Of a programme that goes
 * on it is known that the party had its place until now.
 */
export function withdraw(situation: Situation, registration: Registration, now: Date): Decision {
  if (!registration.active) return { communityEvent: situation.communityEvent, changed: [] };
  assertMayStillGo(situation.communityEvent, registration, now);
  const ended = moved(registration, { to: 'cancelled', reason: 'withdrawn' }, now);
  const after = withPlaceKept(ended, registration, placeUntil(situation.communityEvent, now));
  return release(situation, after, { before: registration, now });
}

/** Gives up waiting, or the offer that waiting has led to; throws NotWaiting for who has a place. */
export function leave(situation: Situation, registration: Registration, now: Date): Decision {
  if (!registration.active) return { communityEvent: situation.communityEvent, changed: [] };
  assertMayStillGo(situation.communityEvent, registration, now);
  if (registration.status !== 'waiting' && registration.status !== 'offered') throw new NotWaiting();
  const ended = moved(registration, { to: 'cancelled', reason: 'left-waiting-list' }, now);
  return release(situation, ended, { before: registration, now });
}

/** The registration that has ended; whoever had a place at what was held had it until then. */
const withPlaceKept = (ended: Registration, { status }: Registration, until: Date | undefined): Registration =>
  status === 'confirmed' && until ? hadPlaceUntil(ended, until) : ended;

/** Whether the registration ends with an event that is off: of a programme that had begun a place stays where all that it was for had begun. */
export const endsWith = (communityEvent: CommunityEvent, registration: Registration): boolean =>
  !communityEvent.brokenOffAt ||
  registration.status !== 'confirmed' ||
  !isSpent(communityEvent, registration, communityEvent.brokenOffAt);

/** Ends registrations for an event that is off. */
export function end({ communityEvent }: Situation, registrations: readonly Registration[], now: Date): Decision {
  const changed = registrations.map((registration) => {
    const ended = moved(registration, { to: 'cancelled', reason: 'event-cancelled' }, now);
    return withPlaceKept(ended, registration, communityEvent.brokenOffAt);
  });
  const recount = changed.reduce((event, after, at) => recounted(event, registrations[at], after), communityEvent);
  return { communityEvent: recount, changed };
}

function* without(waiting: Iterable<Registration>, ids: ReadonlySet<string>): Iterable<Registration> {
  for (const registration of waiting) if (!ids.has(registration._id)) yield registration;
}
