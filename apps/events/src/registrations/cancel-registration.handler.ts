import { CancelRegistration, RegistrationIdBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { WhoHasCome } from '../check-in/who-has-come.desk';
import { carry, SIGN_UP_FACTS } from './carry';
import { assertOwn } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';
import { withdraw } from './withdrawal';

@HandlesTogether(CancelRegistration, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class CancelRegistrationHandler implements JointHandler<RegistrationIdBody, RegistrationView, OpenRoll> {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly come: WhoHasCome,
  ) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  lookUp(requests: readonly Looking<RegistrationIdBody>[], { communityEvent }: OpenRoll): Promise<void> | undefined {
    return this.come.lookUp(requests, communityEvent);
  }

  handle(command: RegistrationIdBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const { registrationId } = command;
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    // Their place would go to somebody else while they are inside.
    if (registration.active) this.come.assertNotCome(command);
    carry(roll, withdraw(roll, registration, now), outbox);
    return viewOf(roll.get(registrationId));
  }
}
