import {
  ChangeRecorded,
  CommunityEventIdBody,
  CommunityEventPublished,
  CommunityEventView,
  PublishCommunityEvent,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { publish } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { snapshotOf, viewOf } from './community-event.view';

@Handles(PublishCommunityEvent, { publishes: [ChangeRecorded, CommunityEventPublished], oneAtATimePer: ({ eventId }) => eventId })
export class PublishCommunityEventHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle({ eventId }: CommunityEventIdBody, context: MessageContext): Promise<CommunityEventView> {
    const before = await this.communityEvents.get(eventId);
    const communityEvent = publish(before, context);
    await this.communityEvents.save(communityEvent);
    context.outbox.publish(CommunityEventPublished, { communityEvent: snapshotOf(communityEvent) });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}
