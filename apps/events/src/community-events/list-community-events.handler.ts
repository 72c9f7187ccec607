import { CommunityEventPage, ListCommunityEvents, ListCommunityEventsBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { UnitStore } from '../units/unit.store';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';
import { assertMayList, filterOf, orderOf } from './event-filter';

@Handles(ListCommunityEvents)
export class ListCommunityEventsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly units: UnitStore,
  ) {}

  async handle(query: ListCommunityEventsBody, { actor, now }: MessageContext): Promise<CommunityEventPage> {
    assertMayList(query, actor);
    const filter = filterOf(query, now);
    if (!filter) return { items: [] };
    const page = await this.communityEvents.page(filter, { ...query, sort: orderOf(query) });
    return { ...page, items: await this.units.named(page.items.map(viewOf)) };
  }
}
