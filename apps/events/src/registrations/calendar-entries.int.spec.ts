import { NotOwner } from '@linli/contracts';
import {
  CreateCommunityEvent,
  GetCalendarEntry,
  ListCalendarEntries,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationNotFound,
  RescheduleCommunityEvent,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

describe('entries of calendars', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  async function registered(): Promise<{ eventId: string; registrationId: string }> {
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), anOrganiser());
    await system.ask(PublishCommunityEvent, { eventId }, anOrganiser());
    const { id } = await system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(1));
    return { eventId, registrationId: id };
  }

  it('show a registration with its event as it is now, and when that changed', async () => {
    const { eventId, registrationId } = await registered();
    system.clock.set(new Date(hours(1)));
    const times = { startsAt: hours(210), endsAt: hours(212), signUpClosesAt: hours(209) };
    await system.ask(RescheduleCommunityEvent, { eventId, ...times }, anOrganiser());
    const { registration, communityEvent } = await system.ask(GetCalendarEntry, { registrationId }, aResident(1));
    expect(registration).toMatchObject({ id: registrationId, status: 'confirmed' });
    expect(communityEvent).toMatchObject({
      startsAt: hours(210),
      revision: 3,
      changedAt: expect.stringMatching(/^2026-03-02T05:00/),
    });
  });

  it('are for whoever registered', async () => {
    const { registrationId } = await registered();
    await expect(system.ask(GetCalendarEntry, { registrationId }, aResident(2))).rejects.toThrow(NotOwner);
    await expect(system.ask(GetCalendarEntry, { registrationId: newId() }, aResident(1))).rejects.toThrow(RegistrationNotFound);
  });

  it('come in pages, newest first', async () => {
    const { items, next } = await system.ask(ListCalendarEntries, { limit: 1 }, aResident(1));
    const rest = await system.ask(ListCalendarEntries, { limit: 1, after: next }, aResident(1));
    expect([items, rest.items]).toMatchObject([[{ registration: { residentId: aResident(1).id } }], [{}]]);
    expect(items[0]?.registration.id).not.toBe(rest.items[0]?.registration.id);
    expect((await system.ask(ListCalendarEntries, {}, aResident(3))).items).toEqual([]);
  });
});
