import { Acting } from '@linli/contracts';
import { ChangeRecorded } from '@linli/contracts/events';
import { MessageContext, Sittings } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { CheckIn } from './check-in';
import { viewOf } from './check-in.view';
import { WalkInDesk } from './walk-in.desk';

interface Undoing extends Acting {
  readonly reason: string;
}

/** Takes back that people came in without a registration: in a sitting, as their places go to those who wait. */
@Injectable()
export class UndoWalkIn {
  constructor(
    private readonly sittings: Sittings,
    private readonly signUp: SignUpDesk,
    private readonly desk: WalkInDesk,
  ) {}

  /** The check-in as it is then; one that was taken back already stays as it is. */
  async undo({ _id: checkInId, eventId: key }: CheckIn, { actor, reason }: Undoing): Promise<CheckIn> {
    const request = {};
    let undone: CheckIn | undefined;
    await this.sittings.move(this.signUp, {
      ...{ key, actor, publishes: [ChangeRecorded, ...SIGN_UP_FACTS] },
      lookUp: ({ communityEvent }) => this.lookUp({ request, checkInId }, communityEvent),
      decide: (context, roll) => {
        undone = this.decide(roll, request, { context, reason });
      },
    });
    return undone as CheckIn;
  }

  private lookUp(
    { request, checkInId }: { request: object; checkInId: string },
    communityEvent: OpenRoll['communityEvent'],
  ): Promise<void> {
    const asked = { nonces: [], moments: [], checkInId };
    return this.desk.lookUp([{ body: request, actor: NOBODY, now: communityEvent.startsAt }], communityEvent, () => asked);
  }

  private decide(roll: OpenRoll, request: object, { context, reason }: { context: MessageContext; reason: string }): CheckIn {
    const checkIn = this.desk.knownOf(request).checkIn as CheckIn;
    if (checkIn.status !== 'accepted') return checkIn;
    // Somebody else has asked for the same in this very sitting.
    const before = roll.doorBook.reasonOf(checkIn._id);
    if (before !== undefined) return undoneFor(checkIn, before);
    const { now, outbox } = context;
    carry(roll, this.desk.gateFor(request, roll).takeBack(checkIn, { reason, now }), outbox);
    const undone = undoneFor(checkIn, reason);
    const { areaCode } = roll.communityEvent;
    outbox.record({ thing: 'check-in', areaCode, before: viewOf(checkIn), after: viewOf(undone), why: reason });
    return undone;
  }
}

const undoneFor = (checkIn: CheckIn, undoneBecause: string): CheckIn => ({ ...checkIn, status: 'undone', undoneBecause });

/** Nobody has to be known to look something up. */
const NOBODY = { id: '', roles: [], areaCodes: [], memberOf: [] };
