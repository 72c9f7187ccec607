import { SessionHasBegun, SessionNotFound } from '@linli/contracts/events';
import { lighten } from '../registrations/lighter';
import { Decision, moved, Registration, Situation } from '../registrations/registration';
import { assertMayStillGo, begunUntil } from '../registrations/still-to-come';
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
  if (registration.active && pool.startsAt && new Date(pool.startsAt) <= begunUntil(situation.communityEvent, now))
    throw new SessionHasBegun({ session });
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
  return lighten(situation, lighter, { before: registration, now });
}
