import { NotWaiting } from '@linli/contracts/events';
import { assertGoesOn, isOpen } from '../community-events/community-event';
import { recounted } from './places';
import { Decision, moved, Registration, Situation } from './registration';
import { moveUp } from './waiting-list';

interface Released {
  readonly before: Registration;
  readonly now: Date;
}

/** What the registration had goes to those who wait; while the event is put off it is kept for when its new time is known. */
export function release({ communityEvent, waiting }: Situation, ended: Registration, { before, now }: Released): Decision {
  const released = recounted(communityEvent, before, ended);
  if (!isOpen(released, now)) return { communityEvent: released, changed: [ended] };
  const next = moveUp({ communityEvent: released, waiting: without(waiting, ended._id) }, now);
  return { communityEvent: next.communityEvent, changed: [ended, ...next.changed] };
}

/** Takes the registration back, whatever it has, and lets those who wait move up; taken back again, nothing changes. */
export function withdraw(situation: Situation, registration: Registration, now: Date): Decision {
  if (!registration.active) return { communityEvent: situation.communityEvent, changed: [] };
  assertGoesOn(situation.communityEvent, now);
  const ended = moved(registration, { to: 'cancelled', reason: 'withdrawn' }, now);
  return release(situation, ended, { before: registration, now });
}

/** Gives up waiting, or the offer that waiting has led to; throws NotWaiting for who has a place. */
export function leave(situation: Situation, registration: Registration, now: Date): Decision {
  if (!registration.active) return { communityEvent: situation.communityEvent, changed: [] };
  assertGoesOn(situation.communityEvent, now);
  if (registration.status !== 'waiting' && registration.status !== 'offered') throw new NotWaiting();
  const ended = moved(registration, { to: 'cancelled', reason: 'left-waiting-list' }, now);
  return release(situation, ended, { before: registration, now });
}

/** Ends registrations for an event that is off. */
export function end({ communityEvent }: Situation, registrations: readonly Registration[], now: Date): Decision {
  const changed = registrations.map((registration) => moved(registration, { to: 'cancelled', reason: 'event-cancelled' }, now));
  const recount = changed.reduce((event, after, at) => recounted(event, registrations[at], after), communityEvent);
  return { communityEvent: recount, changed };
}

function* without(waiting: Iterable<Registration>, id: string): Iterable<Registration> {
  for (const registration of waiting) if (registration._id !== id) yield registration;
}
