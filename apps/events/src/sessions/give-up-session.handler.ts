import { CameToSession, GiveUpSession, GiveUpSessionBody, RegistrationView } from '@linli/contracts/events';
import { Asking, HandlesTogether, Hear, JointHandler, MessageContext, Outcome } from '@linli/messaging';
import { CheckInStore } from '../check-in/check-in.store';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { assertOwn } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { viewOf } from '../registrations/registration.view';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { giveUp } from './giving-up';

@HandlesTogether(GiveUpSession, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class GiveUpSessionHandler implements JointHandler<GiveUpSessionBody, RegistrationView, OpenRoll> {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly checkIns: CheckInStore,
  ) {}

  keyOf({ registrationId }: GiveUpSessionBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  /** Doors open before a session begins. */
  async around({ registrationId, session }: GiveUpSessionBody, { actor }: Asking, hear: Hear): Promise<Outcome> {
    assertOwn(await this.registrations.get(registrationId), actor);
    if ((await this.checkIns.accepted([registrationId], [session])).length > 0) throw new CameToSession();
    return hear();
  }

  handle(
    { registrationId, session }: GiveUpSessionBody,
    { actor, now, outbox }: MessageContext,
    roll: OpenRoll,
  ): RegistrationView {
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    carry(roll, giveUp(roll, registration, { session, now }), outbox);
    return viewOf(roll.get(registrationId));
  }
}
