import { inBothLanguages } from '@linli/contracts';
import {
  CancelCommunityEvent,
  CancelCommunityEventBody,
  ChangeRecorded,
  CommunityEventCancelled,
  CommunityEventView,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { concerned } from '../registrations/still-to-come';
import { snapshotOf, viewOf } from './community-event.view';
import { cancel } from './event-life';

@HandlesTogether(CancelCommunityEvent, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventCancelled] })
export class CancelCommunityEventHandler implements JointHandler<CancelCommunityEventBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: CancelCommunityEventBody): string {
    return eventId;
  }

  handle({ reason }: CancelCommunityEventBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = cancel(before, reason, context);
    if (communityEvent === before) return viewOf(before);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.publish(CommunityEventCancelled, {
      ...{ communityEvent: snapshotOf(communityEvent), reason },
      ...concerned(before, communityEvent.brokenOffAt),
    });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent, why: inBothLanguages(reason) });
    return viewOf(communityEvent);
  }
}
