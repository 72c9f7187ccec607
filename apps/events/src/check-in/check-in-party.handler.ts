import { ChangeRecorded, CheckInParty, CheckInPartyBody, CheckInView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors } from './check-in';
import { viewOf } from './check-in.view';
import { GateDesk } from './gate.desk';
import { registrationShown } from './scan';
import { TicketKeys } from './ticket-keys.provider';

@Handles(CheckInParty, {
  publishes: [ChangeRecorded],
  oneAtATimePer: ({ eventId, ticket, registrationId }) => `${eventId} ${ticket ?? registrationId}`,
})
export class CheckInPartyHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly desk: GateDesk,
    private readonly keys: TicketKeys,
  ) {}

  async handle(command: CheckInPartyBody, { actor, now, outbox }: MessageContext): Promise<CheckInView> {
    const { ticket: _ticket, eventId, deviceAt, ...shown } = command;
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    const registrationId = registrationShown(command, (text) => this.keys.verified(text), now);
    const book = await this.desk.open(communityEvent, {
      ...{ nonces: [shown.nonce], registrationIds: [registrationId] },
      moments: [{ at: now, session: shown.session }],
    });
    const earlier = book.earlier({ ...shown, registrationId });
    if (earlier) return viewOf(earlier);
    const device = deviceAt === undefined ? {} : { deviceAt: new Date(deviceAt) };
    const checkIn = book.pass({ id: newId(), ...shown, ...device, registrationId, way: 'gate', at: now, by: actor.id });
    await this.desk.close(book);
    outbox.record({ thing: 'check-in', areaCode: communityEvent.areaCode, after: viewOf(checkIn) });
    return viewOf(checkIn);
  }
}
