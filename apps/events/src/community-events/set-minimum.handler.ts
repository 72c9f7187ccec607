import { ChangeRecorded, CommunityEventView, SetMinimum, SetMinimumBody } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { viewOf } from './community-event.view';
import { setMinimum } from './minimum';

@HandlesTogether(SetMinimum, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class SetMinimumHandler implements JointHandler<SetMinimumBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: SetMinimumBody): string {
    return eventId;
  }

  handle(command: SetMinimumBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = setMinimum(before, command, context);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}
