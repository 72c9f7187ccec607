import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { PersonalDataErased, ShiftWithdrawn } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { isOpen, withdraw } from '../shifts/assignment';
import { AssignmentStore } from '../shifts/assignment.store';
import { factOf } from '../shifts/assignment.view';
import { ShiftStore } from '../shifts/shift.store';
import { TeamStore } from '../teams/team.store';
import { retired } from '../volunteers/volunteer';
import { VolunteerStore } from '../volunteers/volunteer.store';

/** Takes somebody whose data are erased off the shifts to come and out of the teams; hours of service are kept under a pseudonym. */
@When(AccountErasureStarted, 'erase-person-when-account-erasure-started', { publishes: [ShiftWithdrawn, PersonalDataErased] })
export class ErasePersonWhenAccountErasureStartedHandler {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly volunteers: VolunteerStore,
    private readonly assignments: AssignmentStore,
    private readonly teams: TeamStore,
  ) {}

  async handle({ erasureId, accountId, pseudonym }: AccountErasureStartedBody, context: MessageContext): Promise<void> {
    const left = await this.leaveShifts(accountId, context);
    const memberships = await this.teams.removeFromAll(accountId);
    const kept = await this.assignments.pseudonymise(accountId, pseudonym);
    const volunteer = await this.volunteers.find(accountId);
    if (volunteer) await this.volunteers.replace(volunteer, retired(volunteer, pseudonym));
    const pseudonymised = kept + (volunteer ? 1 : 0);
    context.outbox.publish(PersonalDataErased, { erasureId, removed: left + memberships, pseudonymised });
  }

  /** How many shifts were left. */
  private async leaveShifts(volunteerId: string, { now, outbox }: MessageContext): Promise<number> {
    const { engagedOn } = await this.volunteers.get(volunteerId);
    const toCome = (await this.shifts.withIds(engagedOn)).filter((shift) => isOpen(shift, now));
    for (const shift of toCome) {
      const [assignment, volunteer] = [
        await this.assignments.get(shift._id, volunteerId),
        await this.volunteers.get(volunteerId),
      ];
      const without = withdraw({ shift, volunteer, assignment }, now);
      await this.shifts.saveAll([without.shift]);
      await this.volunteers.save(without.volunteer);
      await this.assignments.remove(assignment);
      outbox.publish(ShiftWithdrawn, factOf(without));
    }
    return toCome.length;
  }
}
