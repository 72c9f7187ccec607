import { ShiftIdBody, ShiftView, ShiftWithdrawn, WithdrawFromShift } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { VolunteerStore } from '../volunteers/volunteer.store';
import { withdraw } from './assignment';
import { AssignmentStore } from './assignment.store';
import { factOf } from './assignment.view';
import { ShiftStore } from './shift.store';
import { viewOf } from './shift.view';

@Handles(WithdrawFromShift, { publishes: [ShiftWithdrawn], oneAtATimePer: ({ shiftId }) => shiftId })
export class WithdrawFromShiftHandler {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly volunteers: VolunteerStore,
    private readonly assignments: AssignmentStore,
  ) {}

  async handle({ shiftId }: ShiftIdBody, { actor, now, outbox }: MessageContext): Promise<ShiftView> {
    const shift = await this.shifts.get(shiftId);
    const assignment = await this.assignments.get(shiftId, actor.id);
    const volunteer = await this.volunteers.get(actor.id);
    const without = withdraw({ shift, volunteer, assignment }, now);
    await this.shifts.saveAll([without.shift]);
    await this.volunteers.save(without.volunteer);
    await this.assignments.remove(assignment);
    outbox.publish(ShiftWithdrawn, factOf(without));
    return viewOf(without.shift);
  }
}
