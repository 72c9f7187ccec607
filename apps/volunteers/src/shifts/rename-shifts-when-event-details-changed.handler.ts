import { CommunityEventDetailsChanged, CommunityEventDetailsChangedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { EventFollowing, SHIFT_NEWS } from './event-following.desk';

@When(CommunityEventDetailsChanged, 'rename-shifts-when-event-details-changed', { publishes: SHIFT_NEWS })
export class RenameShiftsWhenEventDetailsChangedHandler {
  constructor(private readonly following: EventFollowing) {}

  /** The snapshot may also tell of a move whose own fact is still to come. */
  async handle({ communityEvent }: CommunityEventDetailsChangedBody, context: MessageContext): Promise<void> {
    await this.following.follow(communityEvent, context);
  }
}
