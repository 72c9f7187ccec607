import { ChangeRecorded, CheckInParty, CheckInPartyBody, CheckInView, PartyFetched } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors } from './check-in';
import { viewOf } from './check-in.view';
import { GateDesk } from './gate.desk';
import { registrationShown, Scan } from './scan';
import { TicketKeys } from './ticket-keys.provider';

@Handles(CheckInParty, {
  publishes: [ChangeRecorded, PartyFetched],
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
    const registrationId = registrationShown(command, (text) => this.keys.verified(text));
    const device = deviceAt === undefined ? {} : { deviceAt: new Date(deviceAt) };
    const scan: Scan = { id: newId(), ...shown, ...device, registrationId, way: 'gate', at: now, by: actor.id };
    const { checkIn, isNew, fetched } = await this.desk.pass(communityEvent, scan);
    const { override: why } = checkIn.fetchedBy ?? {};
    const { areaCode } = communityEvent;
    if (isNew) outbox.record({ thing: 'check-in', areaCode, after: viewOf(checkIn), ...(why && { why }) });
    for (const fact of fetched) outbox.publish(PartyFetched, fact);
    return viewOf(checkIn);
  }
}
