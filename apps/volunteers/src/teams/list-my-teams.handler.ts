import { PageQuery } from '@linli/contracts';
import { ListMyTeams, MyMembershipPage } from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { TeamStore } from './team.store';
import { membershipViewOf } from './team.view';

@Handles(ListMyTeams)
export class ListMyTeamsHandler {
  constructor(private readonly teams: TeamStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<MyMembershipPage> {
    const page = await this.teams.pageOfMember(actor.id, query);
    const names = await this.teams.namesOf(page.items.map(({ teamId }) => teamId));
    const unnamed = { zh: '—', en: '—' };
    const items = page.items.map((one) => ({ ...membershipViewOf(one), teamName: names.get(one.teamId) ?? unnamed }));
    return { ...page, items };
  }
}
