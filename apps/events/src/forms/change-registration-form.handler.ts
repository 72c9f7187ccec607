import { ChangeRegistrationForm, ChangeRegistrationFormBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { assertOwn } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { viewOf } from '../registrations/registration.view';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { refill } from './event-form';

/** Answers what does not name those who come: answers of commands are remembered for days. */
@HandlesTogether(ChangeRegistrationForm, { at: SignUpDesk })
export class ChangeRegistrationFormHandler implements JointHandler<ChangeRegistrationFormBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: ChangeRegistrationFormBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle({ registrationId, ...given }: ChangeRegistrationFormBody, context: MessageContext, roll: OpenRoll): RegistrationView {
    const [registration, { actor, now }] = [roll.get(registrationId), context];
    assertOwn(registration, actor);
    const { communityEvent } = roll;
    const filled = refill(communityEvent, { registration, given, now });
    const changed = { ...registration, formVersion: filled.version };
    roll.apply({ communityEvent, changed: [changed] });
    roll.papers.fillIn({ _id: registrationId, eventId: communityEvent._id, filledAt: now, ...filled });
    return viewOf(changed);
  }
}
