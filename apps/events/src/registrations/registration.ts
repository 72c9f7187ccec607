import { Actor, NotOwner } from '@linli/contracts';
import { PartyExceedsCapacity, RegistrationClosed, RegistrationStatus } from '@linli/contracts/events';
import { assertOpen, CommunityEvent } from '../community-events/community-event';

/** One resident's party for one event. */
export interface Registration {
  readonly _id: string;
  readonly eventId: string;
  readonly residentId: string;
  /** People who come, the resident included. */
  readonly partySize: number;
  readonly status: RegistrationStatus;
  /** Not cancelled: a resident has at most one active registration for an event. */
  readonly active: boolean;
  /** Order of arrival among the registrations for the event, from 1; the waiting list follows it. */
  readonly arrival: number;
  readonly registeredAt: Date;
}

/** Who asks for places, and under which id. */
export interface Party {
  readonly id: string;
  readonly residentId: string;
  readonly size: number;
}

/** A decision: the event with its places counted anew, and the registrations that it has changed. */
export interface Admission {
  readonly communityEvent: CommunityEvent;
  readonly registration: Registration;
}

export interface Release extends Admission {
  /** Those who move up from the waiting list, in order. */
  readonly promoted: readonly Registration[];
}

/** Gives the party places, or the next place on the waiting list when it does not fit or others wait already. */
export function register(communityEvent: CommunityEvent, { id, residentId, size }: Party, now: Date): Admission {
  assertOpen(communityEvent, now);
  assertSignUpOpen(communityEvent, now);
  if (size > communityEvent.capacity) throw new PartyExceedsCapacity({ capacity: communityEvent.capacity });
  const fits = communityEvent.peopleWaiting === 0 && size <= placesFree(communityEvent);
  const status = fits ? 'confirmed' : 'waiting';
  const arrival = communityEvent.arrivals + 1;
  return {
    communityEvent: { ...counted(communityEvent, status, size), arrivals: arrival },
    registration: {
      _id: id,
      eventId: communityEvent._id,
      residentId,
      partySize: size,
      status,
      active: true,
      arrival,
      registeredAt: now,
    },
  };
}

/**
 * Takes the registration back and lets those who wait move up: strictly in order of arrival, a party only as a whole, so
 * that nobody is overtaken. `waiting` holds at least the first six of the list: no party frees more places than that.
 */
export function withdraw({ communityEvent, registration }: Admission, waiting: readonly Registration[]): Release {
  const cancelled: Registration = { ...registration, status: 'cancelled', active: false };
  const released = counted(communityEvent, registration.status, -registration.partySize);
  return {
    registration: cancelled,
    ...moveUp(
      released,
      waiting.filter(({ _id }) => _id !== registration._id),
    ),
  };
}

/** Throws NotOwner unless the registration is the actor's own. */
export function assertOwn(registration: Registration, actor: Actor): void {
  if (registration.residentId !== actor.id) throw new NotOwner();
}

function moveUp(communityEvent: CommunityEvent, waiting: readonly Registration[]): Pick<Release, 'communityEvent' | 'promoted'> {
  const [next, ...others] = waiting;
  if (!next || next.partySize > placesFree(communityEvent)) return { communityEvent, promoted: [] };
  const rest = moveUp(counted(counted(communityEvent, 'waiting', -next.partySize), 'confirmed', next.partySize), others);
  return { ...rest, promoted: [{ ...next, status: 'confirmed' }, ...rest.promoted] };
}

const placesFree = ({ capacity, placesTaken }: CommunityEvent): number => capacity - placesTaken;

function counted(communityEvent: CommunityEvent, status: RegistrationStatus, people: number): CommunityEvent {
  if (status === 'confirmed') return { ...communityEvent, placesTaken: communityEvent.placesTaken + people };
  return { ...communityEvent, peopleWaiting: communityEvent.peopleWaiting + people };
}

function assertSignUpOpen({ signUpOpensAt, signUpClosesAt }: CommunityEvent, now: Date): void {
  if (now >= signUpOpensAt && now < signUpClosesAt) return;
  throw new RegistrationClosed({ opensAt: signUpOpensAt.toISOString(), closesAt: signUpClosesAt.toISOString() });
}
