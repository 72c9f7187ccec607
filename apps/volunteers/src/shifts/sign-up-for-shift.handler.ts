import { AssignmentView, ShiftAssigned, ShiftIdBody, SignUpForShift } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { VolunteerStore } from '../volunteers/volunteer.store';
import { signUp } from './assignment';
import { AssignmentStore } from './assignment.store';
import { factOf, viewOf } from './assignment.view';
import { ShiftStore } from './shift.store';

@Handles(SignUpForShift, { publishes: [ShiftAssigned], oneAtATimePer: ({ shiftId }) => shiftId })
export class SignUpForShiftHandler {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly volunteers: VolunteerStore,
    private readonly assignments: AssignmentStore,
  ) {}

  async handle({ shiftId }: ShiftIdBody, { actor, now, outbox }: MessageContext): Promise<AssignmentView> {
    const shift = await this.shifts.get(shiftId);
    const volunteer = await this.volunteers.get(actor.id);
    const engagements = await this.shifts.withIds(volunteer.engagedOn);
    const placement = signUp({ shift, volunteer, engagements }, newId(), now);
    await this.shifts.saveAll([placement.shift]);
    await this.volunteers.save(placement.volunteer);
    await this.assignments.insert(placement.assignment);
    outbox.publish(ShiftAssigned, factOf(placement));
    return viewOf(placement);
  }
}
