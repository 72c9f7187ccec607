import {
  AlreadyRegistered,
  AnswerBody,
  AttendeeBody,
  RegistrationNotConfirmed,
  TransferAmongColleagues,
  TransferNotOpen,
  TransfersNotAllowed,
  TransferTooLate,
} from '@linli/contracts/events';
import { assertInvited } from '../community-events/audience';
import { assertOpen, CommunityEvent } from '../community-events/community-event';
import { assertWhole } from '../community-events/event-split';
import { Filled, fillIn } from '../forms/filled-form';
import { homeOf, Resident } from '../registrations/admission';
import { recounted } from '../registrations/places';
import { Decision, moved, Registration, rankOf, Situation } from '../registrations/registration';
import { release } from '../registrations/withdrawal';

const HOUR = 3_600_000;
/** So long a code is good at most. */
const LONGEST_HOURS = 48;
/** When the doors open: nobody who has come can pass their place on. */
const LATEST_HOURS = 2;

/** Who takes a place over, and the registration that they have of it. */
export interface Receiver {
  readonly id: string;
  readonly resident: Resident;
  /** What they have at the event already. */
  readonly active?: Registration;
  readonly answers?: readonly AnswerBody[];
  readonly attendees?: readonly AttendeeBody[];
  readonly now: Date;
}

/** Until when places of the event may be passed on. */
export const transfersUntil = ({ startsAt, signUpRules }: CommunityEvent): Date =>
  new Date(startsAt.getTime() - (signUpRules.transferHours ?? LATEST_HOURS) * HOUR);

/** The place open to whoever is given the code of the offer; an offer that is open stays as it is. */
export function offerTransfer(
  { communityEvent }: Situation,
  registration: Registration,
  { id, now }: { id: string; now: Date },
): Decision {
  assertTransferable(communityEvent, now);
  if (registration.status !== 'confirmed') throw new RegistrationNotConfirmed();
  if (isOffered(registration, now)) return { communityEvent, changed: [] };
  const latest = Math.min(now.getTime() + LONGEST_HOURS * HOUR, transfersUntil(communityEvent).getTime());
  const transfer = { id, offeredAt: now, expiresAt: new Date(latest) };
  return { communityEvent, changed: [{ ...registration, transfer }] };
}

/** The place no longer open to anybody; where it is not, nothing changes. */
export function takeBackTransfer({ communityEvent }: Situation, { transfer, ...registration }: Registration): Decision {
  return { communityEvent, changed: transfer ? [registration] : [] };
}

/** What was decided, and the form that goes with it where the event asks for something. */
export interface Takeover extends Decision {
  readonly filled?: Filled;
}

/**
 * The place with the receiver: the registration that had it has ended, and one of theirs has all that it had. Nobody moves up for it, for
 * no place becomes free; only what the receiver has waited for goes to those behind them.
 */
export function takeOver({ communityEvent, waiting }: Situation, offered: Registration, receiver: Receiver): Takeover {
  const { now } = receiver;
  assertTransferable(communityEvent, now);
  if (!isOffered(offered, now)) throw new TransferNotOpen();
  assertMayReceive(offered, receiver);
  assertInvited(communityEvent, receiver.resident, '#/transferCode');
  const filled = fillIn(communityEvent.form, { ...receiver, partySize: offered.partySize });
  const ended = moved(offered, { to: 'cancelled', reason: 'passed-on' }, now);
  const taken = { ...takenBy(receiver, offered, communityEvent), ...(filled && { formVersion: filled.version }) };
  const arrived = { ...communityEvent, arrivals: taken.arrival };
  const swapped = recounted(recounted(arrived, offered, ended), undefined, taken);
  const given = givenUp({ communityEvent: swapped, waiting }, receiver);
  return { communityEvent: given.communityEvent, changed: [taken, ended, ...given.changed], filled };
}

/** There is an offer, and its time is not over. */
export const isOffered = ({ status, transfer }: Registration, now: Date): boolean =>
  status === 'confirmed' && transfer !== undefined && transfer.expiresAt > now;

/** Whoever waits for the event, or was offered a place of it, gives that up for the one that they are given. */
function givenUp(situation: Situation, { active, now }: Receiver): Decision {
  if (!active) return { communityEvent: situation.communityEvent, changed: [] };
  return release(situation, moved(active, { to: 'cancelled', reason: 'taken-over' }, now), { before: active, now });
}

function takenBy(
  { id, resident, now }: Receiver,
  { eventId, partySize, needs, enterpriseId, _id: takenFrom }: Registration,
  { arrivals }: CommunityEvent,
): Registration {
  const arrival = arrivals + 1;
  const registration: Registration = {
    ...{ _id: id, eventId, residentId: resident.id, partySize, needs, takenFrom },
    ...(enterpriseId && { enterpriseId }),
    ...homeOf(resident),
    ...{ status: 'waiting', active: true, arrival, priority: 0, rank: rankOf(0, arrival), skips: 0, registeredAt: now },
    ...{ moves: [], sequence: 0 },
  };
  return moved(registration, { to: 'confirmed', reason: 'taken-over' }, now);
}

/** Where an organiser approves people one by one, a place is for whom they have approved. */
function assertTransferable(communityEvent: CommunityEvent, now: Date): void {
  assertOpen(communityEvent, now);
  assertWhole(communityEvent);
  const { transfers = false, approval } = communityEvent.signUpRules;
  if (!transfers || approval) throw new TransfersNotAllowed();
  const until = transfersUntil(communityEvent);
  if (now >= until) throw new TransferTooLate({ until: until.toISOString() });
}

function assertMayReceive({ residentId, enterpriseId }: Registration, { resident, active }: Receiver): void {
  const isWaiting = active?.status === 'waiting' || active?.status === 'offered';
  if (residentId === resident.id || (active && !isWaiting)) throw new AlreadyRegistered();
  if (enterpriseId && !resident.memberOf.includes(enterpriseId)) throw new TransferAmongColleagues();
}
