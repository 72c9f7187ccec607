import { ChangeRecorded, CommunityEventView, CopyCommunityEvent, CopyCommunityEventBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';
import { copyOf } from './event-copy';

@Handles(CopyCommunityEvent, { publishes: [ChangeRecorded] })
export class CopyCommunityEventHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle({ eventId, ...times }: CopyCommunityEventBody, context: MessageContext): Promise<CommunityEventView> {
    const original = await this.communityEvents.get(eventId);
    const communityEvent = copyOf(original, { id: newId(), times }, context);
    await this.communityEvents.insert(communityEvent);
    context.outbox.record({ thing: 'community-event', after: communityEvent });
    return viewOf(communityEvent);
  }
}
