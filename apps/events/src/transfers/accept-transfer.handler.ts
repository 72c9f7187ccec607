import { AcceptTransfer, AcceptTransferBody, PartyHasCome, RegistrationView, TransferNotOpen } from '@linli/contracts/events';
import { Asking, HandlesTogether, Hear, JointHandler, Looking, MessageContext, Outcome } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { AttendanceStore } from '../check-in/attendance.store';
import { LockOuts } from '../no-shows/lock-outs.desk';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { allLookedUp } from '../registrations/looking-up.desk';
import { PersonLimits } from '../registrations/person-limits.desk';
import { RegistrationStore } from '../registrations/registration.store';
import { viewOf } from '../registrations/registration.view';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { takeOver } from './transfer';
import { TransferCodes } from './transfer-codes.provider';

@HandlesTogether(AcceptTransfer, { at: SignUpDesk, publishes: SIGN_UP_FACTS })
export class AcceptTransferHandler implements JointHandler<AcceptTransferBody, RegistrationView, OpenRoll> {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
    private readonly codes: TransferCodes,
    private readonly lockOuts: LockOuts,
    private readonly limits: PersonLimits,
  ) {}

  async keyOf({ transferCode }: AcceptTransferBody): Promise<string> {
    const [offered] = await this.registrations.those([this.offeredBy(transferCode)]);
    if (!offered) throw new TransferNotOpen();
    return offered.eventId;
  }

  lookUp(requests: readonly Looking<AcceptTransferBody>[], { communityEvent }: OpenRoll): Promise<void> | undefined {
    return allLookedUp([this.lockOuts, this.limits], requests, communityEvent);
  }

  /** Where a series or a unit has a limit for each person, it holds for the receiver; see RegisterForEvent. */
  async around(request: AcceptTransferBody, { actor, now }: Asking, hear: Hear): Promise<Outcome> {
    await this.assertNotCome(request.transferCode);
    return this.limits.around({ personId: actor.id, request, now }, hear);
  }

  handle(command: AcceptTransferBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const { transferCode, ...given } = command;
    const offered = roll.find(this.offeredBy(transferCode));
    const active = roll.activeOf(actor.id);
    // A second tap, with a key of its own: it is theirs already.
    if (active?.takenFrom !== undefined && active.takenFrom === offered?._id) return viewOf(active);
    if (!offered || !this.codes.isOf(transferCode, offered)) throw new TransferNotOpen();
    this.lockOuts.assertNone(command, now);
    const { eventId } = offered;
    const id = newId();
    const { filled, ...decision } = takeOver(roll, offered, { id, resident: actor, active, now, ...given });
    this.limits.assertRoom(roll.communityEvent, command, '#/transferCode');
    carry(roll, decision, outbox);
    if (filled) roll.papers.fillIn({ _id: id, eventId, filledAt: now, ...filled });
    return viewOf(roll.get(id));
  }

  /** Only whoever has the code is told. */
  private async assertNotCome(code: string): Promise<void> {
    const [offered] = await this.registrations.those([this.offeredBy(code)]);
    if (!offered || !this.codes.isOf(code, offered)) return;
    const came = await this.attendances.cameOf([offered._id]);
    if ((came.get(offered._id) ?? 0) > 0) throw new PartyHasCome();
  }

  private offeredBy(code: string): string {
    const registrationId = this.codes.registrationOf(code);
    if (registrationId === undefined) throw new TransferNotOpen();
    return registrationId;
  }
}
