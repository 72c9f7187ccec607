import { PageQuery } from '@linli/contracts';
import { ListMyNoShows, NoShowPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { NoShowStore } from './no-show.store';
import { viewOf } from './no-show.view';

@Handles(ListMyNoShows)
export class ListMyNoShowsHandler {
  constructor(private readonly noShows: NoShowStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<NoShowPage> {
    const page = await this.noShows.pageByPerson(actor.id, query);
    return { ...page, items: page.items.map((one) => viewOf(one, { inFull: true })) };
  }
}
