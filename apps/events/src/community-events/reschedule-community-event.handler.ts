import {
  ChangeRecorded,
  CommunityEventRescheduled,
  CommunityEventView,
  RescheduleCommunityEvent,
  RescheduleCommunityEventBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { concerned, placeUntil } from '../registrations/still-to-come';
import { hasRest, moveOn, SessionsAt } from '../sessions/rest';
import { SessionsKnown } from '../sessions/sessions-known.desk';
import { assertOwnArea } from './community-event';
import { snapshotOf, viewOf } from './community-event.view';
import { isThere, moveWhole } from './moving';

@HandlesTogether(RescheduleCommunityEvent, {
  at: SignUpDesk,
  publishes: [ChangeRecorded, CommunityEventRescheduled, ...SIGN_UP_FACTS],
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
    const known = { ...context, known: this.sessions.of(command) };
    assertOwnArea(context.actor, before.areaCode);
    if (isThere(before, command, known)) return viewOf(before);
    if (hasRest(before, context.now)) this.moveRest(command, known, roll);
    else this.moveWhole(command, known, roll);
    context.outbox.record({ thing: 'community-event', before, after: roll.communityEvent });
    return viewOf(roll.communityEvent);
  }

  private moveWhole(command: RescheduleCommunityEventBody, context: Knowing, roll: OpenRoll): void {
    const { startsAt } = roll.communityEvent;
    const { decision, sessions } = moveWhole(roll, command, context);
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(decision.communityEvent),
      previousStartsAt: startsAt.toISOString(),
    });
    carry(roll, decision, context.outbox);
    if (sessions) roll.setSessions(sessions);
  }

  private moveRest(command: RescheduleCommunityEventBody, context: Knowing, roll: OpenRoll): void {
    const since = placeUntil(roll.communityEvent, context.now);
    const { decision, sessions, previousStartsAt } = moveOn(roll, command, context);
    context.outbox.publish(CommunityEventRescheduled, {
      communityEvent: snapshotOf(decision.communityEvent),
      ...{ previousStartsAt: previousStartsAt.toISOString(), goesOnAt: new Date(command.startsAt).toISOString() },
      ...concerned(roll.communityEvent, since),
    });
    carry(roll, decision, context.outbox);
    roll.setSessions(sessions);
  }
}

type Knowing = MessageContext & { readonly known: SessionsAt };
