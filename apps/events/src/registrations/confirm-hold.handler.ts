import { ConfirmHold, RegistrationIdBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { carry, SIGN_UP_FACTS } from './carry';
import { confirmHold } from './offers';
import { assertOwn } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(ConfirmHold, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class ConfirmHoldHandler implements JointHandler<RegistrationIdBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle({ registrationId }: RegistrationIdBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    carry(roll, confirmHold(roll, registration, now), outbox);
    return viewOf(roll.get(registrationId));
  }
}
