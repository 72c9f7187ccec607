import { CommunityEventPostponed, CommunityEventPostponedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { EventFollowing, SHIFT_NEWS } from './event-following.desk';

@When(CommunityEventPostponed, 'postpone-shifts-when-event-postponed', { publishes: SHIFT_NEWS })
export class PostponeShiftsWhenEventPostponedHandler {
  constructor(private readonly following: EventFollowing) {}

  async handle({ communityEvent }: CommunityEventPostponedBody, context: MessageContext): Promise<void> {
    await this.following.follow(communityEvent, context);
  }
}
