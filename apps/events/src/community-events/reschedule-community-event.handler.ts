import {
  ChangeRecorded,
  CommunityEventRescheduled,
  CommunityEventView,
  RescheduleCommunityEvent,
  RescheduleCommunityEventBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { withAttendanceLeft } from '../check-in/dates';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { moveUp } from '../registrations/waiting-list';
import { assertCoversSessions } from '../sessions/programme';
import { reschedule } from './community-event';
import { snapshotOf, viewOf } from './community-event.view';
import { withMinimumMoved } from './minimum';

@HandlesTogether(RescheduleCommunityEvent, {
  at: SignUpDesk,
  publishes: [ChangeRecorded, CommunityEventRescheduled, ...SIGN_UP_FACTS],
})
export class RescheduleCommunityEventHandler implements JointHandler<RescheduleCommunityEventBody, CommunityEventView, OpenRoll> {
  keyOf({ eventId }: RescheduleCommunityEventBody): string {
    return eventId;
  }

  handle(command: RescheduleCommunityEventBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const moved = withMinimumMoved(reschedule(before, command, context), before);
    const communityEvent = withAttendanceLeft(moved, before, context.now);
    assertCoversSessions(communityEvent);
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(communityEvent),
      previousStartsAt: before.startsAt.toISOString(),
    });
    // While it was put off nobody moved up.
    carry(roll, moveUp({ communityEvent, waiting: roll.waiting }, context.now), context.outbox);
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(roll.communityEvent);
  }
}
