import { AssignmentPage, AssignmentView, ShiftAssignmentFact } from '@linli/contracts/volunteers';
import { Assignment, Placement } from './assignment';
import { Shift } from './shift';
import { viewOf as shiftViewOf, snapshotOf } from './shift.view';

/** The assignment as its volunteer and the organisers see it. */
export const viewOf = ({ assignment, shift }: Pick<Placement, 'assignment' | 'shift'>): AssignmentView => ({
  id: assignment._id,
  volunteerId: assignment.volunteerId,
  shift: shiftViewOf(shift),
  attendance: assignment.attendance,
  minutes: assignment.minutes,
});

/** A page of assignments, each with its shift. */
export function pageViewOf(page: { items: Assignment[]; next?: string }, shifts: readonly Shift[]): AssignmentPage {
  const byId = new Map(shifts.map((shift) => [shift._id, shift]));
  return { ...page, items: page.items.map((assignment) => viewOf({ assignment, shift: byId.get(assignment.shiftId) as Shift })) };
}

/** The assignment as other services hear of it. */
export const factOf = ({ assignment, shift }: Pick<Placement, 'assignment' | 'shift'>): ShiftAssignmentFact => ({
  shift: snapshotOf(shift),
  volunteerId: assignment.volunteerId,
});
