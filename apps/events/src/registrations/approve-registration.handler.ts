import { ApproveRegistration, ChangeRecorded, RegistrationIdBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { approve } from './approval';
import { carry, SIGN_UP_FACTS } from './carry';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(ApproveRegistration, { at: SignUpDesk, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] })
export class ApproveRegistrationHandler implements JointHandler<RegistrationIdBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle({ registrationId }: RegistrationIdBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const { areaCode } = roll.communityEvent;
    assertOwnArea(actor, areaCode);
    const before = roll.get(registrationId);
    carry(roll, approve(roll, before, now), outbox);
    const after = roll.get(registrationId);
    outbox.record({ thing: 'registration', before, after, areaCode });
    return viewOf(after);
  }
}
