import { PageQuery } from '@linli/contracts';
import { ListMyLockOuts, LockOutPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { lockOutViewOf } from './no-show.view';
import { StandingStore } from './standing.store';

@Handles(ListMyLockOuts)
export class ListMyLockOutsHandler {
  constructor(private readonly standings: StandingStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<LockOutPage> {
    const page = await this.standings.pageOfLockOuts(actor.id, query);
    return { ...page, items: page.items.map(lockOutViewOf) };
  }
}
