import { ChangeRecorded, FoundTeam, FoundTeamBody, TeamView } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { OrganisationStore } from '../organisations/organisation.store';
import { found } from './team';
import { TeamStore } from './team.store';
import { viewOf } from './team.view';

@Handles(FoundTeam, { publishes: [ChangeRecorded] })
export class FoundTeamHandler {
  constructor(
    private readonly teams: TeamStore,
    private readonly organisations: OrganisationStore,
  ) {}

  async handle(command: FoundTeamBody, context: MessageContext): Promise<TeamView> {
    const team = found(newId(), command, context);
    const host = team.hostId === undefined ? undefined : await this.organisations.get(team.hostId);
    await this.teams.insert(team);
    context.outbox.record({ thing: 'team', after: team });
    return viewOf(team, host?.name);
  }
}
