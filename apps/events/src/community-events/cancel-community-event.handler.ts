import {
  CancelCommunityEvent,
  CancelCommunityEventBody,
  ChangeRecorded,
  CommunityEventCancelled,
  CommunityEventView,
} from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { cancel } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { snapshotOf, viewOf } from './community-event.view';

@Handles(CancelCommunityEvent, { publishes: [ChangeRecorded, CommunityEventCancelled], oneAtATimePer: ({ eventId }) => eventId })
export class CancelCommunityEventHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle({ eventId, reason }: CancelCommunityEventBody, context: MessageContext): Promise<CommunityEventView> {
    const before = await this.communityEvents.get(eventId);
    const communityEvent = cancel(before, context);
    if (communityEvent === before) return viewOf(before);
    await this.communityEvents.save(communityEvent);
    context.outbox.publish(CommunityEventCancelled, { communityEvent: snapshotOf(communityEvent), reason });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent, why: `${reason.zh} / ${reason.en}` });
    return viewOf(communityEvent);
  }
}
