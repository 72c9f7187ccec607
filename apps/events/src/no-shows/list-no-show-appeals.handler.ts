import { ListNoShowAppeals, ListNoShowAppealsBody, NoShowPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { NoShowStore } from './no-show.store';
import { viewOf } from './no-show.view';

@Handles(ListNoShowAppeals)
export class ListNoShowAppealsHandler {
  constructor(private readonly noShows: NoShowStore) {}

  async handle(query: ListNoShowAppealsBody, { actor }: MessageContext): Promise<NoShowPage> {
    assertOwnArea(actor, query.areaCode);
    const page = await this.noShows.pageOfAppeals(query);
    return { ...page, items: page.items.map((one) => viewOf(one, { inFull: false })) };
  }
}
