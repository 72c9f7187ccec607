import {
  ChangeRecorded,
  CommunityEventRescheduled,
  CommunityEventView,
  RescheduleCommunityEvent,
  RescheduleCommunityEventBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { reschedule } from './community-event';
import { snapshotOf, viewOf } from './community-event.view';

@HandlesTogether(RescheduleCommunityEvent, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventRescheduled] })
export class RescheduleCommunityEventHandler implements JointHandler<RescheduleCommunityEventBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: RescheduleCommunityEventBody): string {
    return eventId;
  }

  handle(command: RescheduleCommunityEventBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = reschedule(before, command, context);
    roll.apply({ communityEvent, changed: [] });
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(communityEvent),
      previousStartsAt: before.startsAt.toISOString(),
    });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}
