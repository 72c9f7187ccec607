import { CommunityEventPublished, CommunityEventPublishedBody } from '@linli/contracts/events';
import { When } from '@linli/messaging';
import { CommunityEventStore } from './community-event.store';

@When(CommunityEventPublished, 'remember-community-event-when-published')
export class RememberCommunityEventWhenPublishedHandler {
  constructor(private readonly communityEvents: CommunityEventStore) {}

  async handle({ communityEvent }: CommunityEventPublishedBody): Promise<void> {
    await this.communityEvents.remember(communityEvent, 'published');
  }
}
