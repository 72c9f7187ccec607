import { AdmitWalkIns, AdmitWalkInsBody, ChangeRecorded, CheckInView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { assertAtTheDoors } from './check-in';
import { viewOf } from './check-in.view';
import { WalkInDesk } from './walk-in.desk';

@HandlesTogether(AdmitWalkIns, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class AdmitWalkInsHandler implements JointHandler<AdmitWalkInsBody, CheckInView, OpenRoll> {
  constructor(private readonly desk: WalkInDesk) {}

  keyOf({ eventId }: AdmitWalkInsBody): string {
    return eventId;
  }

  lookUp(requests: readonly Looking<AdmitWalkInsBody>[], roll: OpenRoll): Promise<void> {
    return this.desk.lookUp(requests, roll.communityEvent, ({ body: { nonce, session }, now }) => ({
      ...{ nonces: [nonce], moments: [{ at: now, session }] },
    }));
  }

  handle(command: AdmitWalkInsBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): CheckInView {
    const { areaCode } = roll.communityEvent;
    assertAtTheDoors(actor, areaCode);
    const { eventId: _event, ...party } = command;
    const gate = this.desk.gateFor(command, roll);
    const earlier = gate.earlier(party);
    if (earlier) return viewOf(earlier);
    const checkIn = gate.admit({ ...party, id: newId(), way: 'walk-in', at: now, by: actor.id });
    outbox.record({ thing: 'check-in', areaCode, after: viewOf(checkIn) });
    return viewOf(checkIn);
  }
}
