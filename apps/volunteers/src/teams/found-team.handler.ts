import { ChangeRecorded, FoundTeam, FoundTeamBody, TeamView } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { found } from './team';
import { TeamStore } from './team.store';
import { viewOf } from './team.view';

@Handles(FoundTeam, { publishes: [ChangeRecorded] })
export class FoundTeamHandler {
  constructor(private readonly teams: TeamStore) {}

  async handle(command: FoundTeamBody, context: MessageContext): Promise<TeamView> {
    const team = found(newId(), command, context);
    await this.teams.insert(team);
    context.outbox.record({ thing: 'team', after: team });
    return viewOf(team);
  }
}
