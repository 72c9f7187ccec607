import {
  AlreadyOnShift,
  Attendance,
  NotInATeam,
  ShiftIsFull,
  ShiftNotBegun,
  ShiftNotOpen,
  ShiftsOverlap,
} from '@linli/contracts/volunteers';
import { Volunteer } from '../volunteers/volunteer';
import { hasBegun, minutesOf, overlap, Shift } from './shift';

/** One volunteer on one shift; it stays on record when the shift is cancelled, and is gone when the volunteer withdraws. */
export interface Assignment {
  readonly _id: string;
  readonly shiftId: string;
  readonly volunteerId: string;
  readonly attendance: Attendance;
  /** Minutes credited for it. */
  readonly minutes: number;
  readonly assignedAt: Date;
}

/** Who wants to be on which shift, with the shifts that the volunteer is engaged on. */
export interface Candidacy {
  readonly shift: Shift;
  readonly volunteer: Volunteer;
  readonly engagements: readonly Shift[];
}

/** A decision: what it changes, to be saved as a whole. */
export interface Placement {
  readonly shift: Shift;
  readonly volunteer: Volunteer;
  readonly assignment: Assignment;
}

/** Puts the volunteer on the shift, unless something that the volunteer still has to do is at the same time. */
export function signUp({ shift, volunteer, engagements }: Candidacy, id: string, now: Date): Placement {
  assertOpen(shift, now);
  if (volunteer.teams === 0) throw new NotInATeam();
  const active = engagements.filter(({ status, endsAt }) => status === 'postponed' || (status === 'open' && endsAt > now));
  if (active.some(({ _id }) => _id === shift._id)) throw new AlreadyOnShift();
  if (active.some((other) => other.status === 'open' && overlap(shift, other))) throw new ShiftsOverlap();
  if (shift.taken >= shift.needed) throw new ShiftIsFull();
  return {
    shift: { ...shift, taken: shift.taken + 1 },
    volunteer: { ...volunteer, engagedOn: [...active.map(({ _id }) => _id), shift._id] },
    assignment: {
      _id: id,
      ...{ shiftId: shift._id, volunteerId: volunteer._id, attendance: 'expected', minutes: 0, assignedAt: now },
    },
  };
}

/** Takes the volunteer off a shift that has not begun, or is put off. */
export function withdraw({ shift, volunteer, assignment }: Placement, now: Date): Placement {
  if (shift.status !== 'postponed') assertOpen(shift, now);
  return {
    shift: { ...shift, taken: shift.taken - 1 },
    volunteer: { ...volunteer, engagedOn: volunteer.engagedOn.filter((id) => id !== shift._id) },
    assignment,
  };
}

/** Marks whether the volunteer was there, and credits the minutes of the shift or takes them back; the same mark again changes nothing. */
export function mark(placement: Placement, attended: boolean, now: Date): Placement {
  const { shift, volunteer, assignment } = placement;
  if (!hasBegun(shift, now)) throw new ShiftNotBegun();
  const attendance: Attendance = attended ? 'attended' : 'absent';
  if (assignment.attendance === attendance) return placement;
  const minutes = attended ? minutesOf(shift) : 0;
  return {
    shift,
    volunteer: {
      ...volunteer,
      minutes: volunteer.minutes + minutes - assignment.minutes,
      shiftsAttended: volunteer.shiftsAttended + attendances(attendance) - attendances(assignment.attendance),
    },
    assignment: { ...assignment, attendance, minutes },
  };
}

/** Throws ShiftNotOpen when the shift is put off, cancelled or has begun. */
export function assertOpen(shift: Shift, now: Date): void {
  if (!isOpen(shift, now)) throw new ShiftNotOpen();
}

/** Neither put off nor cancelled nor begun. */
export const isOpen = (shift: Shift, now: Date): boolean => shift.status === 'open' && !hasBegun(shift, now);

const attendances = (attendance: Attendance): number => (attendance === 'attended' ? 1 : 0);
