import { CommunityEventRescheduled, CommunityEventRescheduledBody } from '@linli/contracts/events';
import { ShiftRescheduled } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { EventFollowing } from './event-following.desk';

@When(CommunityEventRescheduled, 'move-shifts-when-event-rescheduled', { publishes: [ShiftRescheduled] })
export class MoveShiftsWhenEventRescheduledHandler {
  constructor(private readonly following: EventFollowing) {}

  async handle({ communityEvent }: CommunityEventRescheduledBody, context: MessageContext): Promise<void> {
    await this.following.follow(communityEvent, context);
  }
}
