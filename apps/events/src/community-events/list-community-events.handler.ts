import { CommunityEventPage, ListCommunityEvents, ListCommunityEventsBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';

@Handles(ListCommunityEvents)
export class ListCommunityEventsHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle(query: ListCommunityEventsBody, { now }: MessageContext): Promise<CommunityEventPage> {
    const page = await this.communityEvents.pagePublished(query, query.from ? new Date(query.from) : now);
    return { ...page, items: page.items.map(viewOf) };
  }
}
