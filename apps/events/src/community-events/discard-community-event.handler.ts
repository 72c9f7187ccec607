import { ChangeRecorded, CommunityEventIdBody, CommunityEventView, DiscardCommunityEvent } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { viewOf } from './community-event.view';
import { discard } from './event-life';

@HandlesTogether(DiscardCommunityEvent, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class DiscardCommunityEventHandler implements JointHandler<CommunityEventIdBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: CommunityEventIdBody): string {
    return eventId;
  }

  /** Nobody is told: nobody but its organisers has seen the draft. */
  handle(_command: CommunityEventIdBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = discard(before, context);
    if (communityEvent === before) return viewOf(before);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}
