import { PageQuery } from '@linli/contracts';
import { CommunityEventPage, ListMyEvents } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { UnitStore } from '../units/unit.store';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';

@Handles(ListMyEvents)
export class ListMyEventsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly units: UnitStore,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<CommunityEventPage> {
    const page = await this.communityEvents.pageOfOrganiser(actor.id, query);
    return { ...page, items: await this.units.named(page.items.map(viewOf)) };
  }
}
