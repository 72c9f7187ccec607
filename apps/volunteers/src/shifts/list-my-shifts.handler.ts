import { PageQuery } from '@linli/contracts';
import { AssignmentPage, ListMyShifts } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { AssignmentStore } from './assignment.store';
import { pageViewOf } from './assignment.view';
import { ShiftStore } from './shift.store';

@Handles(ListMyShifts)
export class ListMyShiftsHandler {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly assignments: AssignmentStore,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<AssignmentPage> {
    const page = await this.assignments.pageByVolunteer(actor.id, query);
    return pageViewOf(page, await this.shifts.withIds(page.items.map(({ shiftId }) => shiftId)));
  }
}
