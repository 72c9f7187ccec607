import { ListNoShows, ListNoShowsBody, NoShowPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { NoShowStore } from './no-show.store';
import { viewOf } from './no-show.view';

@Handles(ListNoShows)
export class ListNoShowsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly noShows: NoShowStore,
  ) {}

  async handle(query: ListNoShowsBody, { actor }: MessageContext): Promise<NoShowPage> {
    assertOwnArea(actor, (await this.communityEvents.get(query.eventId)).areaCode);
    const page = await this.noShows.pageByEvent(query);
    return { ...page, items: page.items.map((one) => viewOf(one, { inFull: false })) };
  }
}
