import { ChangeRecorded, CommunityEventView, CopyCommunityEvent, CopyCommunityEventBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { SeriesStore } from '../series/series.store';
import { CommunityEvent } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';
import { copyOf } from './event-copy';

@Handles(CopyCommunityEvent, { publishes: [ChangeRecorded] })
export class CopyCommunityEventHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly series: SeriesStore,
  ) {}

  async handle({ eventId, ...times }: CopyCommunityEventBody, context: MessageContext): Promise<CommunityEventView> {
    const original = await this.joinable(await this.communityEvents.get(eventId));
    const communityEvent = copyOf(original, { id: newId(), times }, context);
    await this.communityEvents.insert(communityEvent);
    context.outbox.record({ thing: 'community-event', after: communityEvent });
    return viewOf(communityEvent);
  }

  /** No event can join a series that has ended. */
  private async joinable({ seriesId, ...communityEvent }: CommunityEvent): Promise<CommunityEvent> {
    const isOpen = seriesId !== undefined && (await this.series.isOpen(seriesId));
    return { ...communityEvent, ...(isOpen && { seriesId }) };
  }
}
