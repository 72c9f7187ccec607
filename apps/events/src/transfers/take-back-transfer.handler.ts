import { RegistrationIdBody, RegistrationView, TakeBackTransfer } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { assertOwn } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { viewOf } from '../registrations/registration.view';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { takeBackTransfer } from './transfer';

@HandlesTogether(TakeBackTransfer, { at: SignUpDesk })
export class TakeBackTransferHandler implements JointHandler<RegistrationIdBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle({ registrationId }: RegistrationIdBody, { actor }: MessageContext, roll: OpenRoll): RegistrationView {
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    roll.apply(takeBackTransfer(roll, registration));
    return viewOf(roll.get(registrationId));
  }
}
