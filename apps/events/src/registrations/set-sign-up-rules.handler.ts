import { ChangeRecorded, CommunityEventView, SetSignUpRules, SetSignUpRulesBody } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { viewOf } from '../community-events/community-event.view';
import { setSignUpRules } from './capacity';
import { carry, SIGN_UP_FACTS } from './carry';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(SetSignUpRules, { at: SignUpDesk, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] })
export class SetSignUpRulesHandler implements JointHandler<SetSignUpRulesBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: SetSignUpRulesBody): string {
    return eventId;
  }

  handle({ rules }: SetSignUpRulesBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    carry(roll, setSignUpRules(roll, rules, context), context.outbox);
    context.outbox.record({ thing: 'community-event', before, after: roll.communityEvent });
    return viewOf(roll.communityEvent);
  }
}
