import { OfferTransfer, PartyHasCome, RegistrationIdBody, TransferView } from '@linli/contracts/events';
import { Asking, HandlesTogether, Hear, JointHandler, MessageContext, Outcome } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { AttendanceStore } from '../check-in/attendance.store';
import { assertOwn, Transfer } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { offerTransfer } from './transfer';
import { transferViewOf } from './transfer.view';

/** Does not answer the code: answers of commands are remembered for days. */
@HandlesTogether(OfferTransfer, { at: SignUpDesk })
export class OfferTransferHandler implements JointHandler<RegistrationIdBody, TransferView, OpenRoll> {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
  ) {}

  keyOf({ registrationId }: RegistrationIdBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  /** Doors are closed by then, but they were open if the event was to be earlier once. */
  async around({ registrationId }: RegistrationIdBody, { actor }: Asking, hear: Hear): Promise<Outcome> {
    assertOwn(await this.registrations.get(registrationId), actor);
    const came = await this.attendances.cameOf([registrationId]);
    if ((came.get(registrationId) ?? 0) > 0) throw new PartyHasCome();
    return hear();
  }

  handle({ registrationId }: RegistrationIdBody, { actor, now }: MessageContext, roll: OpenRoll): TransferView {
    const registration = roll.get(registrationId);
    assertOwn(registration, actor);
    roll.apply(offerTransfer(roll, registration, { id: newId(), now }));
    const offered = roll.get(registrationId);
    return transferViewOf(offered, offered.transfer as Transfer);
  }
}
