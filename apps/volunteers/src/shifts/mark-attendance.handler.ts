import { AssignmentView, ChangeRecorded, HoursCredited, MarkAttendance, MarkAttendanceBody } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { VolunteerStore } from '../volunteers/volunteer.store';
import { mark } from './assignment';
import { AssignmentStore } from './assignment.store';
import { factOf, viewOf } from './assignment.view';
import { assertOwnArea } from './shift';
import { ShiftStore } from './shift.store';

@Handles(MarkAttendance, { publishes: [ChangeRecorded, HoursCredited], oneAtATimePer: ({ volunteerId }) => volunteerId })
export class MarkAttendanceHandler {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly volunteers: VolunteerStore,
    private readonly assignments: AssignmentStore,
  ) {}

  async handle(command: MarkAttendanceBody, { actor, now, outbox }: MessageContext): Promise<AssignmentView> {
    const shift = await this.shifts.get(command.shiftId);
    assertOwnArea(actor, shift.areaCode);
    const assignment = await this.assignments.get(shift._id, command.volunteerId);
    const volunteer = await this.volunteers.get(command.volunteerId);
    const marked = mark({ shift, volunteer, assignment }, command.attended, now);
    if (marked.assignment === assignment) return viewOf(marked);
    await this.assignments.save(marked.assignment);
    await this.volunteers.save(marked.volunteer);
    const { minutes } = marked.assignment;
    if (minutes !== assignment.minutes) outbox.publish(HoursCredited, { ...factOf(marked), minutes });
    const { areaCode } = shift;
    outbox.record({ thing: 'assignment', areaCode, before: assignment, after: marked.assignment });
    return viewOf(marked);
  }
}
