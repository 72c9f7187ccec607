import { Actor, actsInArea, KeyReused, OutsideOwnArea } from '@linli/contracts';
import {
  AlreadyInside,
  CheckInStatus,
  CheckInWay,
  Direction,
  NotInside,
  PlacesOfPool,
  UndoOutOfOrder,
} from '@linli/contracts/events';
import { Fetcher, Handover, isSameFetcher } from '../pick-up/handover';

/** Some people of a party who passed a gate, or were refused there. */
export interface CheckIn {
  readonly _id: string;
  readonly eventId: string;
  readonly registrationId?: string;
  readonly residentId?: string;
  /** Where the event has sessions, or was moved to another date from open doors (`dateKeyOf`). */
  readonly session?: string;
  readonly gate: string;
  readonly direction: Direction;
  readonly people: number;
  readonly way: CheckInWay;
  readonly status: CheckInStatus;
  /** Made up by the device: one check-in of the event has it. */
  readonly nonce: string;
  /** When they passed: by our clock, or by that of the device where it was without a network. */
  readonly at: Date;
  readonly deviceAt?: Date;
  /** Who let them pass. */
  readonly by: string;
  /** How many of the party were inside once it was entered. */
  readonly inside?: number;
  readonly undoneBecause?: string;
  readonly refusal?: string;
  readonly conflict?: boolean;
  /** The code of what was against it, where it was entered all the same. */
  readonly fault?: string;
  /** Of people without a registration: which places of pools they sit on. */
  readonly needs?: readonly PlacesOfPool[];
  /** Of exits alone, where it was said. */
  readonly fetchedBy?: Handover;
}

/** What has become of one party: follows from its check-ins, and guards them by its version. */
export interface Attendance {
  /** The registration; where the event has sessions or other dates `<registration>/<session>`. */
  readonly _id: string;
  readonly eventId: string;
  /** With the session, where there is one. */
  readonly registrationId?: string;
  readonly session?: string;
  readonly inside: number;
  readonly came: number;
  readonly version: number;
}

/** By which the attendance of a registration, or the door of an event, is known at one session; its own id where there are no sessions. */
export const idAtSession = (id: string, session: string | undefined): string => (session === undefined ? id : `${id}/${session}`);

type Passage = Pick<CheckIn, '_id' | 'at' | 'direction' | 'people'>;

/** How many of a party are inside, and how many have been at most. */
export interface Standing {
  readonly inside: number;
  readonly came: number;
}

/** Passages in order of time; throws AlreadyInside or NotInside where at any moment more or fewer are inside than there are. */
export function standingAfter(passages: readonly Passage[], partySize: number): Standing {
  let [inside, came] = [0, 0];
  for (const { direction, people } of passages.toSorted(byTime)) {
    if (direction === 'exit' && people > inside) throw new NotInside();
    if (direction === 'entry' && inside + people > partySize) throw new AlreadyInside({ inside, partySize });
    inside += direction === 'entry' ? people : -people;
    came = Math.max(came, inside);
  }
  return { inside, came };
}

/** The same of what is left after an undoing; throws UndoOutOfOrder. */
export function standingWithout(passages: readonly Passage[], partySize: number): Standing {
  try {
    return standingAfter(passages, partySize);
  } catch (error) {
    throw error instanceof NotInside || error instanceof AlreadyInside ? new UndoOutOfOrder() : error;
  }
}

const byTime = (one: Passage, other: Passage): number => one.at.getTime() - other.at.getTime() || (one._id < other._id ? -1 : 1);

/** Whether the actor lets people in and out at events of the area. */
export const mayStandAtTheDoors = (actor: Actor, areaCode: string): boolean =>
  actsInArea(actor, areaCode, 'organiser', 'administrator');

/** Throws OutsideOwnArea unless the actor may stand at the doors of events of the area. */
export function assertAtTheDoors(actor: Actor, areaCode: string): void {
  if (!mayStandAtTheDoors(actor, areaCode)) throw new OutsideOwnArea();
}

/** Throws KeyReused where the nonce was used for another scan. */
export function assertSame(earlier: CheckIn, scan: Repeated): void {
  const isSame =
    earlier.gate === scan.gate &&
    earlier.direction === scan.direction &&
    earlier.people === scan.people &&
    earlier.registrationId === scan.registrationId &&
    (scan.session === undefined || earlier.session === scan.session) &&
    (earlier.status === 'refused' || isSameFetcher(earlier.fetchedBy, scan.fetchedBy));
  if (!isSame) throw new KeyReused();
}

/** What a scan that comes again says anew. */
export type Repeated = Pick<CheckIn, 'gate' | 'direction' | 'people' | 'registrationId' | 'session'> & {
  readonly fetchedBy?: Fetcher;
};
