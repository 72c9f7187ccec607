import { HoldNotOpen, OfferNotOpen } from '@linli/contracts/events';
import { recounted } from './places';
import { Decision, moved, Registration, Situation } from './registration';
import { assertMayStillGo, joining } from './still-to-come';
import { release, releaseAll } from './withdrawal';

/** The place taken that was offered; whoever has it already keeps it. */
export function accept(situation: Situation, registration: Registration, now: Date): Decision {
  return confirmed(situation, registration, { now, from: 'offered', reason: 'offer-accepted', NotOpen: OfferNotOpen });
}

/** The places confirmed that were held; whoever has them already keeps them. Where the event asks for approval they wait for it. */
export function confirmHold(situation: Situation, registration: Registration, now: Date): Decision {
  return confirmed(situation, registration, { now, from: 'held', reason: 'hold-confirmed', NotOpen: HoldNotOpen });
}

/** The place that was offered given to the next. */
export function refuse(situation: Situation, registration: Registration, now: Date): Decision {
  const { communityEvent } = situation;
  if (registration.status === 'cancelled') return { communityEvent, changed: [] };
  assertMayStillGo(communityEvent, registration, now);
  if (registration.status !== 'offered') throw new OfferNotOpen();
  return release(situation, moved(registration, { to: 'cancelled', reason: 'offer-refused' }, now), {
    before: registration,
    now,
  });
}

/** Ends the holds and offers whose time is over; the places go to the next as long as the event is to come. */
export function expire(situation: Situation, due: readonly Registration[], now: Date): Decision {
  const ended = due.map((registration) => moved(registration, { to: 'expired', reason: expiryOf(registration) }, now));
  return releaseAll(situation, ended, { before: due, now });
}

const expiryOf = ({ status }: Registration) => (status === 'held' ? 'hold-expired' : 'offer-expired');

interface Confirmation {
  readonly now: Date;
  readonly from: 'offered' | 'held';
  readonly reason: 'offer-accepted' | 'hold-confirmed';
  readonly NotOpen: typeof OfferNotOpen | typeof HoldNotOpen;
}

function confirmed(
  { communityEvent }: Situation,
  registration: Registration,
  { now, from, reason, NotOpen }: Confirmation,
): Decision {
  if (registration.status === 'confirmed') return { communityEvent, changed: [] };
  assertMayStillGo(communityEvent, registration, now);
  const { status, expiresAt } = registration;
  if (status !== from || !expiresAt || expiresAt <= now) throw new NotOpen();
  const to = from === 'held' && communityEvent.signUpRules.approval ? 'pending' : 'confirmed';
  const turned = moved(registration, { to, reason }, now);
  const after = to === 'confirmed' ? joining(turned, communityEvent, now) : turned;
  return { communityEvent: recounted(communityEvent, registration, after), changed: [after] };
}
