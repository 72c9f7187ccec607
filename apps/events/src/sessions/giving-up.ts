import { SessionHasBegun, SessionNotFound } from '@linli/contracts/events';
import { recounted } from '../registrations/places';
import { Decision, moved, Registration, Situation } from '../registrations/registration';
import { assertMayStillGo, givesPlaces } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { withdraw } from '../registrations/withdrawal';

/**
 * The registration without one of its sessions, whose places go to those who wait for it; given up already, nothing changes. Throws SessionNotFound
 * where people do not sign up for it by itself, SessionHasBegun.
 */
export function giveUp(
  situation: Situation,
  registration: Registration,
  { session, now }: { session: string; now: Date },
): Decision {
  const pool = situation.communityEvent.pools.find(({ key, ofSession }) => ofSession && key === session);
  if (!pool) throw new SessionNotFound();
  if (registration.active && pool.startsAt && new Date(pool.startsAt) <= now) throw new SessionHasBegun({ session });
  return withoutPool(situation, registration, { pool: session, now });
}

/** The registration without the places of one pool; where it needs no other, it is taken back. */
export function withoutPool(
  situation: Situation,
  registration: Registration,
  { pool, now }: { pool: string; now: Date },
): Decision {
  const { communityEvent } = situation;
  const needs = registration.needs.filter((need) => need.pool !== pool);
  if (!registration.active || needs.length === registration.needs.length) return { communityEvent, changed: [] };
  if (needs.length === 0) return withdraw(situation, registration, now);
  assertMayStillGo(communityEvent, registration, now);
  const { status: to, expiresAt } = registration;
  const lighter = { ...moved(registration, { to, reason: 'session-given-up', session: pool, expiresAt }, now), needs };
  return next(situation, { communityEvent: recounted(communityEvent, registration, lighter), changed: [lighter] }, now);
}

/** Whoever waits moves up; that may be the lighter party itself. */
function next({ waiting }: Situation, { communityEvent, changed }: Decision, now: Date): Decision {
  if (!givesPlaces(communityEvent, now)) return { communityEvent, changed };
  const after = moveUp({ communityEvent, waiting: withThese(waiting, changed) }, now);
  const still = changed.filter(({ _id }) => !after.changed.some((other) => other._id === _id));
  return { communityEvent: after.communityEvent, changed: [...still, ...after.changed] };
}

function* withThese(waiting: Iterable<Registration>, changed: readonly Registration[]): Iterable<Registration> {
  for (const party of waiting) yield changed.find(({ _id }) => _id === party._id) ?? party;
}
