import { ChangeCapacity, ChangeCapacityBody, ChangeRecorded, CommunityEventView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { viewOf } from '../community-events/community-event.view';
import { changeCapacity } from './capacity';
import { carry, SIGN_UP_FACTS } from './carry';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(ChangeCapacity, { at: SignUpDesk, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] })
export class ChangeCapacityHandler implements JointHandler<ChangeCapacityBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: ChangeCapacityBody): string {
    return eventId;
  }

  handle({ capacity }: ChangeCapacityBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    carry(roll, changeCapacity(roll, capacity, context), context.outbox);
    context.outbox.record({ thing: 'community-event', before, after: roll.communityEvent });
    return viewOf(roll.communityEvent);
  }
}
