import { JoinTeam, MembershipView, TeamIdBody, TeamJoined } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { joinedTeam } from '../volunteers/volunteer';
import { VolunteerStore } from '../volunteers/volunteer.store';
import { TeamStore } from './team.store';
import { membershipViewOf } from './team.view';

@Handles(JoinTeam, { publishes: [TeamJoined], oneAtATimePer: ({ teamId }) => teamId })
export class JoinTeamHandler {
  constructor(
    private readonly teams: TeamStore,
    private readonly volunteers: VolunteerStore,
  ) {}

  async handle({ teamId }: TeamIdBody, { actor, now, outbox }: MessageContext): Promise<MembershipView> {
    const team = await this.teams.get(teamId);
    const membership = { _id: newId(), teamId: team._id, volunteerId: actor.id, joinedAt: now };
    await this.teams.add(membership);
    await this.volunteers.save(joinedTeam(await this.volunteers.get(actor.id)));
    outbox.publish(TeamJoined, membershipViewOf(membership));
    return membershipViewOf(membership);
  }
}
