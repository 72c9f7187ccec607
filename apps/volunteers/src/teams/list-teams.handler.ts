import { ListTeams, ListTeamsBody, TeamPage } from '@linli/contracts/volunteers';
import { Handles } from '@linli/messaging';
import { TeamStore } from './team.store';
import { viewOf } from './team.view';

@Handles(ListTeams)
export class ListTeamsHandler {
  constructor(private readonly teams: TeamStore) {}

  async handle(query: ListTeamsBody): Promise<TeamPage> {
    const page = await this.teams.page(query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
