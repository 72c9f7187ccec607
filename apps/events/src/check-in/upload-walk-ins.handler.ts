import { ChangeRecorded, UploadReport, UploadWalkIns, UploadWalkInsBody } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { assertAtTheDoors } from './check-in';
import { WalkInDesk } from './walk-in.desk';

@HandlesTogether(UploadWalkIns, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class UploadWalkInsHandler implements JointHandler<UploadWalkInsBody, UploadReport, OpenRoll> {
  constructor(private readonly desk: WalkInDesk) {}

  keyOf({ eventId }: UploadWalkInsBody): string {
    return eventId;
  }

  lookUp(requests: readonly Looking<UploadWalkInsBody>[], roll: OpenRoll): Promise<void> {
    return this.desk.lookUp(requests, roll.communityEvent, ({ body: { walkIns } }) => ({
      nonces: walkIns.map(({ nonce }) => nonce),
      moments: walkIns.map(({ deviceAt, session }) => ({ at: new Date(deviceAt), session })),
    }));
  }

  handle(command: UploadWalkInsBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): UploadReport {
    const { _id: thingId, areaCode } = roll.communityEvent;
    assertAtTheDoors(actor, areaCode);
    const before = roll.doorBook.entered.length;
    const gate = this.desk.gateFor(command, roll);
    const items = command.walkIns.map(({ deviceAt, ...walkIn }) => {
      const at = new Date(deviceAt);
      return gate.takeIn({ ...walkIn, id: newId(), way: 'walk-in', by: actor.id, at, deviceAt: at, now });
    });
    const entered = roll.doorBook.entered.length - before;
    if (entered > 0) outbox.record({ thing: 'check-in-upload', thingId, areaCode, after: { scans: entered } });
    return { items };
  }
}
