import { ChangeRecorded, CommunityEventView, SetPools, SetPoolsBody } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { viewOf } from '../community-events/community-event.view';
import { setPools } from './capacity';
import { carry, SIGN_UP_FACTS } from './carry';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(SetPools, { at: SignUpDesk, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] })
export class SetPoolsHandler implements JointHandler<SetPoolsBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: SetPoolsBody): string {
    return eventId;
  }

  handle({ pools }: SetPoolsBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    carry(roll, setPools(roll, pools, context), context.outbox);
    context.outbox.record({ thing: 'community-event', before, after: roll.communityEvent });
    return viewOf(roll.communityEvent);
  }
}
