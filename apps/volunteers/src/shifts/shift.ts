import { Acting, Actor, actsInArea, BilingualTitle, FieldError, isSameText, OutsideOwnArea } from '@linli/contracts';
import { ShiftStatus, ShiftTimesNotValid, ShiftWanted, TooManyShifts } from '@linli/contracts/volunteers';
import { assertOn, CommunityEvent } from '../community-events/community-event';

/** The longest that one shift may last, in hours. */
export const LONGEST_SHIFT_HOURS = 24;

/** The most shifts that one event may have. */
export const MOST_SHIFTS = 200;

/** A task of a community event for some volunteers, from one instant to another. */
export interface Shift {
  readonly _id: string;
  readonly eventId: string;
  /** The revision of the event that its times and status follow. */
  readonly revision: number;
  readonly areaCode: string;
  readonly eventTitle: BilingualTitle;
  readonly place: BilingualTitle;
  readonly task: BilingualTitle;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Milliseconds from the start of the event to the start of the shift; negative when it begins before the event. */
  readonly offsetMs: number;
  readonly needed: number;
  /** Volunteers who have signed up; never more than `needed`. */
  readonly taken: number;
  readonly status: ShiftStatus;
}

/** A shift as the organiser asks for it, and the id that it will have. */
export interface Wanted extends ShiftWanted {
  readonly id: string;
}

/** A decision: the event with its shifts counted anew, and the new shifts by start. */
export interface Call {
  readonly communityEvent: CommunityEvent;
  readonly shifts: readonly Shift[];
}

/** The shifts wanted for an event that is on; one shift that is not valid refuses them all, and every fault is told. */
export function callForVolunteers(communityEvent: CommunityEvent, wanted: readonly Wanted[], { actor, now }: Acting): Call {
  assertOwnArea(actor, communityEvent.areaCode);
  assertOn(communityEvent, now);
  const fields = wanted.flatMap((shift, at) => faultsOf(shift, `#/shifts/${at}`, now));
  if (fields.length > 0) throw new ShiftTimesNotValid({ hours: LONGEST_SHIFT_HOURS }, fields);
  const shifts = communityEvent.shifts + wanted.length;
  if (shifts > MOST_SHIFTS) throw new TooManyShifts({ most: MOST_SHIFTS });
  return {
    communityEvent: { ...communityEvent, shifts },
    shifts: wanted.map((shift) => shiftOf(communityEvent, shift)).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
  };
}

/**
 * The shift as the event's newest revision has it: as far from the event's start as it was called for, put off and
 * cancelled with the event. Only that revision counts, so revisions that were skipped or come again make no difference.
 */
export function catchUp(shift: Shift, communityEvent: CommunityEvent): Shift {
  if (shift.revision >= communityEvent.revision) return shift;
  const { revision, title, place, status } = communityEvent;
  const startsAt = new Date(communityEvent.startsAt.getTime() + shift.offsetMs);
  const endsAt = new Date(startsAt.getTime() + lengthMs(shift));
  return {
    ...shift,
    ...{ revision, eventTitle: title, place, startsAt, endsAt },
    status: shift.status === 'cancelled' ? 'cancelled' : STATUS_BY_EVENT[status],
  };
}

const STATUS_BY_EVENT = { published: 'open', postponed: 'postponed', cancelled: 'cancelled' } as const;

/** Whether the shift is at another time or place than before, or at a time that is known again. */
export const hasMoved = (shift: Shift, before: Shift): boolean =>
  shift.status === 'open' &&
  (shift.startsAt.getTime() !== before.startsAt.getTime() ||
    before.status === 'postponed' ||
    !isSameText(shift.place, before.place));

/** Whether the shift is put off with its event, and was not before. */
export const isPutOff = (shift: Shift, before?: Shift): boolean => shift.status === 'postponed' && before?.status !== 'postponed';

/** How long the shift lasts, in whole minutes. */
export const minutesOf = (shift: Shift): number => Math.round(lengthMs(shift) / 60_000);

/** Under way or over; a cancelled shift never begins. */
export const hasBegun = ({ status, startsAt }: Shift, now: Date): boolean => status === 'open' && startsAt <= now;

/** Whether both are under way at some moment; shifts that only touch do not overlap. */
export const overlap = (one: Times, other: Times): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Throws OutsideOwnArea unless the actor works for the area. */
export function assertOwnArea(actor: Actor, areaCode: string): void {
  if (!actsInArea(actor, areaCode, 'organiser')) throw new OutsideOwnArea();
}

type Times = Pick<Shift, 'startsAt' | 'endsAt'>;

const lengthMs = ({ startsAt, endsAt }: Times): number => endsAt.getTime() - startsAt.getTime();

const timesOf = ({ startsAt, endsAt }: Pick<ShiftWanted, 'startsAt' | 'endsAt'>): Times => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

function shiftOf(communityEvent: CommunityEvent, { id, task, needed, ...times }: Wanted): Shift {
  const { _id: eventId, revision, areaCode, title: eventTitle, place } = communityEvent;
  const { startsAt, endsAt } = timesOf(times);
  return {
    _id: id,
    ...{ eventId, revision, areaCode, eventTitle, place, task, needed, startsAt, endsAt },
    offsetMs: startsAt.getTime() - communityEvent.startsAt.getTime(),
    taken: 0,
    status: 'open',
  };
}

function faultsOf(wanted: Wanted, pointer: string, now: Date): FieldError[] {
  const times = timesOf(wanted);
  const length = lengthMs(times);
  const faults = [
    ...(times.startsAt > now ? [] : ['startsAt']),
    ...(length > 0 && length <= LONGEST_SHIFT_HOURS * 3_600_000 ? [] : ['endsAt']),
  ];
  const rule = { rule: ShiftTimesNotValid.code, params: { hours: LONGEST_SHIFT_HOURS } };
  return faults.map((field) => ({ pointer: `${pointer}/${field}`, ...rule }));
}
