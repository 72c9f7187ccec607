import { ChangeRecorded, PrioritiseRegistration, PrioritiseRegistrationBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { prioritise } from './approval';
import { carry, SIGN_UP_FACTS } from './carry';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(PrioritiseRegistration, { at: SignUpDesk, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] })
export class PrioritiseRegistrationHandler implements JointHandler<PrioritiseRegistrationBody, RegistrationView, OpenRoll> {
  constructor(private readonly registrations: RegistrationStore) {}

  keyOf({ registrationId }: PrioritiseRegistrationBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  handle(
    { registrationId, priority, reason: words }: PrioritiseRegistrationBody,
    { actor, now, outbox }: MessageContext,
    roll: OpenRoll,
  ): RegistrationView {
    const { areaCode } = roll.communityEvent;
    assertOwnArea(actor, areaCode);
    const before = roll.get(registrationId);
    carry(roll, prioritise(roll, before, { now, words, priority }), outbox);
    const after = roll.get(registrationId);
    outbox.record({ thing: 'registration', before, after, areaCode });
    return viewOf(after);
  }
}
