import { ChangeRecorded, RegistrationView, RejectRegistration, RejectRegistrationBody } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { reject } from './approval';
import { carry, SIGN_UP_FACTS } from './carry';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(RejectRegistration, { at: SignUpDesk, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] })
export class RejectRegistrationHandler implements JointHandler<RejectRegistrationBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: RejectRegistrationBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle(
    { registrationId, reason: words }: RejectRegistrationBody,
    { actor, now, outbox }: MessageContext,
    roll: OpenRoll,
  ): RegistrationView {
    const { areaCode } = roll.communityEvent;
    assertOwnArea(actor, areaCode);
    const before = roll.get(registrationId);
    carry(roll, reject(roll, before, { now, words }), outbox);
    const after = roll.get(registrationId);
    outbox.record({ thing: 'registration', before, after, areaCode });
    return viewOf(after);
  }
}
