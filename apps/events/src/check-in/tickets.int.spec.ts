import { NotOwner } from '@linli/contracts';
import {
  CreateCommunityEvent,
  GetTicket,
  ListCheckInKeys,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationNotConfirmed,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, NOON } from '../testing/builders';
import { TicketKeys } from './ticket-keys.provider';

describe('tickets', () => {
  let system: TestSystem;
  let eventId: string;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON });
    eventId = (await system.ask(CreateCommunityEvent, anEventBody({ capacity: 2 }), anOrganiser())).id;
    await system.ask(PublishCommunityEvent, { eventId }, anOrganiser());
  });
  afterAll(() => system.stop());

  const register = (number: number) => system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(number));

  it('are for those with a confirmed place alone, signed with the key that the store keeps', async () => {
    const [mine, waiting] = [await register(1), await register(2)];
    const ticket = await system.ask(GetTicket, { registrationId: mine.id }, aResident(1));
    expect(ticket).toMatchObject({ registrationId: mine.id, eventId, partySize: 2 });
    await expect(system.ask(GetTicket, { registrationId: mine.id }, aResident(2))).rejects.toThrow(NotOwner);
    await expect(system.ask(GetTicket, { registrationId: waiting.id }, aResident(2))).rejects.toThrow(RegistrationNotConfirmed);
    const { items } = await system.ask(ListCheckInKeys, {});
    const kept = await system.database().collection<{ _id: string; key: string }>('ticketKeys').findOne({ _id: 'own' });
    const again = new TicketKeys({ TICKET_KEYS: kept?.key });
    expect(again.published()).toEqual(items);
    expect(again.verified(ticket.text)).toMatchObject({ registrationId: mine.id, eventId, partySize: 2 });
  });
});
