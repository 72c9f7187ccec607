import { carry, Telling } from '../registrations/carry';
import { Roll } from '../registrations/roll';
import { mayStillGo } from '../registrations/still-to-come';
import { withdraw } from '../registrations/withdrawal';

/** Who is forgotten, and what they are called from then on. */
export interface Erasure {
  readonly accountId: string;
  readonly pseudonym: string;
}

/** How many things of somebody are gone, and how many are kept under the pseudonym. */
export interface Erased {
  readonly removed: number;
  readonly pseudonymised: number;
}

/**
 * Takes the person's places back where the event is to come; what has begun is as it was. Then nothing on the roll names them any more.
 * Tells how many things did, and how many forms are gone.
 */
export function eraseFrom(
  roll: Roll,
  { accountId, pseudonym }: Erasure,
  { now, outbox }: { now: Date; outbox: Telling },
): Erased {
  const active = roll.activeOf(accountId);
  if (active && mayStillGo(roll.communityEvent, active, now)) carry(roll, withdraw(roll, active, now), outbox);
  const { communityEvent } = roll;
  const own = roll.everybody().filter(({ residentId }) => residentId === accountId);
  const isOrganiser = communityEvent.organiserId === accountId;
  roll.apply({
    communityEvent: isOrganiser ? { ...communityEvent, organiserId: pseudonym } : communityEvent,
    changed: own.map(({ formVersion: _form, transfer: _offer, homeAreaCode: _home, ...registration }) => ({
      ...registration,
      residentId: pseudonym,
    })),
  });
  const filledIn = own.filter(({ formVersion }) => formVersion !== undefined);
  for (const { _id, eventId, formVersion: version = 0 } of filledIn) roll.papers.erase({ _id, eventId, version, filledAt: now });
  return { removed: filledIn.length, pseudonymised: own.length + (isOrganiser ? 1 : 0) };
}
