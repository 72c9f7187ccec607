import { CancelRegistration, RegistrationIdBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { carry, SIGN_UP_FACTS } from './carry';
import { assertOwn } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';
import { withdraw } from './withdrawal';

@HandlesTogether(CancelRegistration, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class CancelRegistrationHandler implements JointHandler<RegistrationIdBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle({ registrationId }: RegistrationIdBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    carry(roll, withdraw(roll, registration, now), outbox);
    return viewOf(roll.get(registrationId));
  }
}
