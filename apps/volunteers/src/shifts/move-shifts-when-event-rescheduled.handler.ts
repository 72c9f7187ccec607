import { CommunityEventRescheduled, CommunityEventRescheduledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { EventFollowing, SHIFT_NEWS } from './event-following.desk';

@When(CommunityEventRescheduled, 'move-shifts-when-event-rescheduled', { publishes: SHIFT_NEWS })
export class MoveShiftsWhenEventRescheduledHandler {
  constructor(private readonly following: EventFollowing) {}

  async handle({ communityEvent }: CommunityEventRescheduledBody, context: MessageContext): Promise<void> {
    await this.following.follow(communityEvent, context);
  }
}
