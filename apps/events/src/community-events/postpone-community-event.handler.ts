import { inBothLanguages } from '@linli/contracts';
import {
  ChangeRecorded,
  CommunityEventPostponed,
  CommunityEventView,
  PostponeCommunityEvent,
  PostponeCommunityEventBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { concerned } from '../registrations/still-to-come';
import { snapshotOf, viewOf } from './community-event.view';
import { postpone } from './event-life';

@HandlesTogether(PostponeCommunityEvent, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventPostponed] })
export class PostponeCommunityEventHandler implements JointHandler<PostponeCommunityEventBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: PostponeCommunityEventBody): string {
    return eventId;
  }

  handle({ reason }: PostponeCommunityEventBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = postpone(before, reason, context);
    if (communityEvent === before) return viewOf(before);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.publish(CommunityEventPostponed, {
      ...{ communityEvent: snapshotOf(communityEvent), reason },
      ...concerned(before, communityEvent.brokenOffAt),
    });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent, why: inBothLanguages(reason) });
    return viewOf(communityEvent);
  }
}
