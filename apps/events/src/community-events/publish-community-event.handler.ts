import {
  CommunityEventIdBody,
  CommunityEventPublished,
  CommunityEventView,
  PublishCommunityEvent,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { publish } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { snapshotOf, viewOf } from './community-event.view';

@Handles(PublishCommunityEvent, { publishes: [CommunityEventPublished], oneAtATimePer: ({ eventId }) => eventId })
export class PublishCommunityEventHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle({ eventId }: CommunityEventIdBody, context: MessageContext): Promise<CommunityEventView> {
    const communityEvent = publish(await this.communityEvents.get(eventId), context);
    await this.communityEvents.save(communityEvent);
    context.outbox.publish(CommunityEventPublished, { communityEvent: snapshotOf(communityEvent) });
    return viewOf(communityEvent);
  }
}
