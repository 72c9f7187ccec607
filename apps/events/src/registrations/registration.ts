import { Actor, actsInArea, BilingualTitle, NotOwner } from '@linli/contracts';
import { MoveReason, PartyBefore, PoolNeed, RegistrationStatus } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';

/** One change of where a registration stands. */
export interface Move {
  readonly to: RegistrationStatus;
  readonly reason: MoveReason;
  readonly at: Date;
  readonly words?: BilingualTitle;
  /** The session that was given up. */
  readonly session?: string;
  /** What it was for, where the party has become smaller. */
  readonly before?: PartyBefore;
}

/** An offer to pass a place on, which whoever has its code can accept. */
export interface Transfer {
  /** Of this offer alone: its code is made from it. */
  readonly id: string;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
}

/** One resident's party for one event. */
export interface Registration {
  readonly _id: string;
  readonly eventId: string;
  readonly residentId: string;
  /** People who come, the resident included. */
  readonly partySize: number;
  /** Places that the party needs beside one for each of its people. */
  readonly needs: readonly PoolNeed[];
  readonly enterpriseId?: string;
  /** Where the resident lived then, as far as they had said. */
  readonly homeAreaCode?: string;
  /** Of the form that was filled in, where one was; it lies beside the registration. */
  readonly formVersion?: number;
  readonly status: RegistrationStatus;
  /** Not ended: a resident has at most one active registration for an event. */
  readonly active: boolean;
  /** Order of arrival among the registrations for the event, from 1. */
  readonly arrival: number;
  readonly priority: number;
  /** The waiting list follows it, lowest first: by priority, then by arrival. */
  readonly rank: number;
  /** How often somebody behind it has got a place first because it did not fit. */
  readonly skips: number;
  readonly registeredAt: Date;
  /** Until when places are held or offered. */
  readonly expiresAt?: Date;
  /** Everything that has become of it, oldest first. */
  readonly moves: readonly Move[];
  /** Where its place is to be passed on. */
  readonly transfer?: Transfer;
  /** The registration that its place was taken over from. */
  readonly takenFrom?: string;
  /** When it got its place, where its programme was going on by then. */
  readonly joinedAt?: Date;
  /** Until when it had its place, where its programme was going on by then. */
  readonly leftAt?: Date;
  /** The sitting that has changed it last. */
  readonly sequence: number;
}

/** What rules know of an event when they decide. */
export interface Situation {
  readonly communityEvent: CommunityEvent;
  /** Those who wait, in order. */
  readonly waiting: Iterable<Registration>;
}

/** The event with its places counted anew, and the registrations that are not as they were. */
export interface Decision {
  readonly communityEvent: CommunityEvent;
  readonly changed: readonly Registration[];
}

export const HIGHEST_PRIORITY = 9;
const MOST_ARRIVALS = 10_000_000;
const MOVES_KEPT = 50;

/** Where a party stands in line. */
export const rankOf = (priority: number, arrival: number): number => (HIGHEST_PRIORITY - priority) * MOST_ARRIVALS + arrival;

type Turn = Pick<Move, 'reason' | 'words' | 'session' | 'before'> & {
  readonly to: RegistrationStatus;
  readonly expiresAt?: Date;
};

/** The registration where it stands now, and why. */
export function moved(registration: Registration, { to, reason, expiresAt, ...said }: Turn, now: Date): Registration {
  const { expiresAt: _before, transfer: _offer, ...rest } = registration;
  const { words, session, before } = said;
  const move: Move = { to, reason, at: now, ...(words && { words }), ...(session && { session }), ...(before && { before }) };
  return {
    ...rest,
    status: to,
    active: !ENDED.has(to),
    moves: [...registration.moves, move].slice(-MOVES_KEPT),
    ...(expiresAt && { expiresAt }),
  };
}

/** The registration that has ended, and had its place for a part of its programme. */
export const hadPlaceUntil = (registration: Registration, leftAt: Date): Registration => ({ ...registration, leftAt });

/** Throws NotOwner unless the registration is the actor's own. */
export function assertOwn(registration: Registration, actor: Actor): void {
  if (registration.residentId !== actor.id) throw new NotOwner();
}

/** Throws NotOwner unless the registration is the actor's own, or the actor organises for the area of its event. */
export function assertOwnOrOrganised({ residentId }: Pick<Registration, 'residentId'>, areaCode: string, actor: Actor): void {
  if (residentId !== actor.id && !actsInArea(actor, areaCode, 'organiser')) throw new NotOwner();
}

const ENDED: ReadonlySet<RegistrationStatus> = new Set(['cancelled', 'expired', 'rejected']);
