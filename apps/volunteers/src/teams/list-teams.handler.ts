import { ListTeams, ListTeamsBody, TeamPage } from '@linli/contracts/volunteers';
import { Handles } from '@linli/messaging';
import { OrganisationStore } from '../organisations/organisation.store';
import { TeamStore } from './team.store';
import { viewOf } from './team.view';

@Handles(ListTeams)
export class ListTeamsHandler {
  constructor(
    private readonly teams: TeamStore,
    private readonly organisations: OrganisationStore,
  ) {}

  async handle(query: ListTeamsBody): Promise<TeamPage> {
    const page = await this.teams.page(query);
    const hosts = await this.organisations.among(page.items.flatMap(({ hostId }) => hostId ?? []));
    return { ...page, items: page.items.map((team) => viewOf(team, hosts.get(team.hostId ?? '')?.name)) };
  }
}
