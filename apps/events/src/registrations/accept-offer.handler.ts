import { AcceptOffer, RegistrationIdBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { carry, SIGN_UP_FACTS } from './carry';
import { accept } from './offers';
import { assertOwn } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(AcceptOffer, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class AcceptOfferHandler implements JointHandler<RegistrationIdBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle({ registrationId }: RegistrationIdBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    carry(roll, accept(roll, registration, now), outbox);
    return viewOf(roll.get(registrationId));
  }
}
