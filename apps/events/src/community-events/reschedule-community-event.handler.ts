import {
  ChangeRecorded,
  CommunityEventRescheduled,
  CommunityEventView,
  ProgrammeAnnounced,
  RescheduleCommunityEvent,
  RescheduleCommunityEventBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { withAttendanceLeft } from '../check-in/dates';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { concerned, placeUntil } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { announce } from '../sessions/announcing';
import { assertCoversSessions } from '../sessions/programme';
import { hasRest, isAway, movedAlong, moveOn } from '../sessions/rest';
import { SessionsKnown } from '../sessions/sessions-known.desk';
import { snapshotOf, viewOf } from './community-event.view';
import { reschedule } from './event-life';
import { withMinimumMoved } from './minimum';

@HandlesTogether(RescheduleCommunityEvent, {
  at: SignUpDesk,
  publishes: [ChangeRecorded, CommunityEventRescheduled, ProgrammeAnnounced, ...SIGN_UP_FACTS],
})
export class RescheduleCommunityEventHandler implements JointHandler<RescheduleCommunityEventBody, CommunityEventView, OpenRoll> {
  constructor(private readonly sessions: SessionsKnown) {}

  keyOf({ eventId }: RescheduleCommunityEventBody): string {
    return eventId;
  }

  lookUp(requests: readonly Looking<RescheduleCommunityEventBody>[], { communityEvent }: OpenRoll): Promise<void> | undefined {
    return this.sessions.lookUp(requests, communityEvent);
  }

  handle(command: RescheduleCommunityEventBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    if (hasRest(before, context.now)) this.moveRest(command, context, roll);
    else this.moveWhole(command, context, roll);
    context.outbox.record({ thing: 'community-event', before, after: roll.communityEvent });
    return viewOf(roll.communityEvent);
  }

  private moveWhole(command: RescheduleCommunityEventBody, context: MessageContext, roll: OpenRoll): void {
    const before = roll.communityEvent;
    const along = isAway(before, command)
      ? movedAlong(before, roll, { times: command, known: this.sessions.of(command) })
      : { communityEvent: before };
    const moved = withMinimumMoved(reschedule(along.communityEvent, command, context), before);
    const communityEvent = withAttendanceLeft(moved, before, context.now);
    assertCoversSessions(communityEvent);
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(communityEvent),
      previousStartsAt: before.startsAt.toISOString(),
    });
    // While it was put off nobody moved up.
    carry(roll, moveUp({ communityEvent, waiting: roll.waiting }, context.now), context.outbox);
    if ('sessions' in along) announce(roll, along.sessions, context.outbox);
  }

  private moveRest(command: RescheduleCommunityEventBody, context: MessageContext, roll: OpenRoll): void {
    const since = placeUntil(roll.communityEvent, context.now);
    const known = this.sessions.of(command);
    const { decision, sessions, previousStartsAt } = moveOn(roll, command, { ...context, known });
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(decision.communityEvent),
      ...{ previousStartsAt: previousStartsAt.toISOString(), goesOnAt: new Date(command.startsAt).toISOString() },
      ...concerned(roll.communityEvent, since),
    });
    carry(roll, decision, context.outbox);
    announce(roll, sessions, context.outbox);
  }
}
