import { AlreadyRegistered, RegisterForEvent, RegisterForEventBody, RegistrationView, SignUpFull } from '@linli/contracts/events';
import { Asking, HandlesTogether, Hear, JointHandler, Looking, MessageContext, Outcome } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Enterprises } from '../enterprises/enterprises.desk';
import { LockOuts } from '../no-shows/lock-outs.desk';
import { isSoldOut, register } from './admission';
import { carry, SIGN_UP_FACTS } from './carry';
import { allLookedUp } from './looking-up.desk';
import { PersonLimits } from './person-limits.desk';
import { Registration } from './registration';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';
import { isSpent } from './still-to-come';

@HandlesTogether(RegisterForEvent, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class RegisterForEventHandler implements JointHandler<RegisterForEventBody, RegistrationView, OpenRoll> {
  constructor(
    private readonly lockOuts: LockOuts,
    private readonly limits: PersonLimits,
    private readonly enterprises: Enterprises,
  ) {}

  keyOf({ eventId }: RegisterForEventBody): string {
    return eventId;
  }

  isNew({ actor }: Asking, roll: OpenRoll): boolean {
    return !roll.hasSeen(actor.id);
  }

  /** After the last place on the waiting list everybody who is new can be told at once. */
  refuse({ partySize }: RegisterForEventBody, { actor, now }: Asking, roll: OpenRoll): Error | undefined {
    const { communityEvent } = roll;
    const isOpen =
      communityEvent.status === 'published' && now >= communityEvent.signUpOpensAt && now < communityEvent.signUpClosesAt;
    return isOpen && isSoldOut(communityEvent, partySize) && !roll.hasSeen(actor.id) ? new SignUpFull() : undefined;
  }

  lookUp(requests: readonly Looking<RegisterForEventBody>[], { communityEvent }: OpenRoll): Promise<void> | undefined {
    return allLookedUp([this.lockOuts, this.limits, this.enterprises], requests, communityEvent);
  }

  /** Where a series or a unit has a limit for each person, their requests for its events come one after the other. */
  around(request: RegisterForEventBody, { actor, now }: Asking, hear: Hear): Promise<Outcome> {
    return this.limits.around({ personId: actor.id, request, now }, hear);
  }

  handle(command: RegisterForEventBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const active = roll.activeOf(actor.id);
    if (active && !isSpent(roll.communityEvent, active, now)) throw new AlreadyRegistered();
    this.lockOuts.assertNone(command, now);
    this.limits.assertRoom(roll.communityEvent, command, '#/eventId');
    const { eventId, ...asked } = command;
    const colleagues = asked.enterpriseId ? roll.peopleOf(asked.enterpriseId) : 0;
    const isVerified = this.enterprises.isVerified(command);
    const id = newId();
    const held = asked.hold ? roll.holdsOf(actor.id) : [];
    const { filled, ...decision } = register(roll, { id, resident: actor, ...asked, colleagues, isVerified, held }, now);
    carry(roll, decision, outbox);
    if (filled) roll.papers.fillIn({ _id: id, eventId, filledAt: now, ...filled });
    return viewOf(decision.changed[0] as Registration);
  }
}
