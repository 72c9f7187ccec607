import { AssignmentPage, ListAssignments, ListAssignmentsBody } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { AssignmentStore } from './assignment.store';
import { pageViewOf } from './assignment.view';
import { assertOwnArea } from './shift';
import { ShiftStore } from './shift.store';

@Handles(ListAssignments)
export class ListAssignmentsHandler {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly assignments: AssignmentStore,
  ) {}

  async handle(query: ListAssignmentsBody, { actor }: MessageContext): Promise<AssignmentPage> {
    const shift = await this.shifts.get(query.shiftId);
    assertOwnArea(actor, shift.areaCode);
    return pageViewOf(await this.assignments.pageByShift(query), [shift]);
  }
}
