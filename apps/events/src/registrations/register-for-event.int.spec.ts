import { IntegrationEvent, InvalidInput, KeyReused, NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  AlreadyRegistered,
  CancelCommunityEvent,
  CancelRegistration,
  CommunityEventCancelled,
  CommunityEventView,
  CreateCommunityEvent,
  EventNotFound,
  GetCommunityEvent,
  ListMyRegistrations,
  ListRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationPromoted,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, NOON } from '../testing/builders';

const organiser = anOrganiser();
const watch = [
  RegistrationConfirmed,
  RegistrationWaitlisted,
  RegistrationPromoted,
  RegistrationCancelled,
  CommunityEventCancelled,
];
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch });
});
afterAll(() => system.stop());

async function aPublishedEvent(capacity: number): Promise<CommunityEventView> {
  const { id } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), organiser);
  return system.ask(PublishCommunityEvent, { eventId: id }, organiser);
}

const registerAs = (number: number, eventId: string, partySize = 1) =>
  system.ask(RegisterForEvent, { eventId, partySize }, aResident(number));

describe('registering for an event', () => {
  it('confirms those who fit, puts the others on the waiting list and tells of both', async () => {
    const { id } = await aPublishedEvent(2);
    expect(await registerAs(1, id, 2)).toMatchObject({ status: 'confirmed', arrival: 1, residentId: aResident(1).id });
    expect(await registerAs(2, id)).toMatchObject({ status: 'waiting', arrival: 2 });
    expect(await system.ask(GetCommunityEvent, { eventId: id })).toMatchObject({ placesTaken: 2, peopleWaiting: 1 });
    await until('both facts', () => confirmed(id).length === 1 && waitlisted(id).length === 1);
  });

  it('refuses the second registration of one person and changes nothing', async () => {
    const { id } = await aPublishedEvent(5);
    await registerAs(1, id);
    await expect(registerAs(1, id)).rejects.toThrow(AlreadyRegistered);
    expect(await system.ask(GetCommunityEvent, { eventId: id })).toMatchObject({ placesTaken: 1, peopleWaiting: 0 });
  });

  it('lets a person register again after cancelling', async () => {
    const { id } = await aPublishedEvent(1);
    const { id: registrationId } = await registerAs(1, id);
    await system.ask(CancelRegistration, { registrationId }, aResident(1));
    expect(await registerAs(1, id)).toMatchObject({ status: 'confirmed', arrival: 2 });
  });

  it('answers a repeated message as the first time, and refuses its id for another body', async () => {
    const { id: eventId } = await aPublishedEvent(5);
    const as = { messageId: '0190f3c2-0000-7000-8000-00000000abcd', actor: aResident(1) };
    const first = await system.askAgain(RegisterForEvent, { eventId, partySize: 2 }, as);
    expect(await system.askAgain(RegisterForEvent, { eventId, partySize: 2 }, as)).toEqual(first);
    await expect(system.askAgain(RegisterForEvent, { eventId, partySize: 3 }, as)).rejects.toThrow(KeyReused);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 2 });
  });

  it('gives the last place to exactly one of 50 who ask at once, and keeps the others in order', async () => {
    const { id: eventId } = await aPublishedEvent(1);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => registerAs(at + 1, eventId)));
    expect(answers.filter(({ status }) => status === 'confirmed').map(({ arrival }) => arrival)).toEqual([1]);
    expect(answers.map(({ arrival }) => arrival).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    const { items } = await system.ask(ListRegistrations, { eventId, status: 'waiting', limit: 100 }, organiser);
    expect(items.map(({ arrival }) => arrival)).toEqual(Array.from({ length: 49 }, (_, at) => at + 2));
  });

  it('answers unknown events and bad bodies with the declared error', async () => {
    await expect(registerAs(1, '0190f3c2-0000-7000-8000-000000000000')).rejects.toThrow(EventNotFound);
    const bad = system.ask(RegisterForEvent, { eventId: 'x', partySize: 7 }, aResident(1));
    await expect(bad).rejects.toThrow(InvalidInput);
    await expect(bad).rejects.toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ pointer: '#/eventId' }),
        expect.objectContaining({ pointer: '#/partySize', params: { max: 6 } }),
      ]),
    });
  });
});

describe('cancelling a registration', () => {
  it('moves the next one up, once, and tells both', async () => {
    const { id } = await aPublishedEvent(1);
    const first = await registerAs(1, id);
    const second = await registerAs(2, id);
    await system.ask(CancelRegistration, { registrationId: first.id }, aResident(1));
    await system.ask(CancelRegistration, { registrationId: first.id }, aResident(1));
    const promoted = await until(
      'the promotion',
      () => ofEvent(RegistrationPromoted, id).length === 1 && ofEvent(RegistrationPromoted, id),
    );
    expect(promoted).toMatchObject([{ registrationId: second.id, residentId: aResident(2).id }]);
    expect(await system.ask(GetCommunityEvent, { eventId: id })).toMatchObject({ placesTaken: 1, peopleWaiting: 0 });
  });

  it('is refused for somebody else’s registration', async () => {
    const { id } = await aPublishedEvent(1);
    const { id: registrationId } = await registerAs(1, id);
    await expect(system.ask(CancelRegistration, { registrationId }, aResident(2))).rejects.toThrow(NotOwner);
  });
});

describe('the registrations of an event', () => {
  it('come page by page in order of arrival, for organisers of the area only', async () => {
    const { id: eventId } = await aPublishedEvent(5);
    for (const number of [1, 2, 3]) await registerAs(number, eventId);
    const first = await system.ask(ListRegistrations, { eventId, limit: 2 }, organiser);
    const rest = await system.ask(ListRegistrations, { eventId, limit: 2, after: first.next }, organiser);
    expect([...first.items, ...rest.items].map(({ arrival }) => arrival)).toEqual([1, 2, 3]);
    expect(rest.next).toBeUndefined();
    const outsider = anOrganiser({ areaCodes: ['510108902'] });
    await expect(system.ask(ListRegistrations, { eventId }, outsider)).rejects.toThrow(OutsideOwnArea);
  });
});

describe('when an event is cancelled', () => {
  it('its registrations are cancelled, also when the fact arrives twice', async () => {
    const { id: eventId } = await aPublishedEvent(1);
    await registerAs(7, eventId);
    await registerAs(8, eventId);
    const before = await system.effects();
    await system.ask(CancelCommunityEvent, { eventId, reason: { zh: '暴雨', en: 'Rain' } }, organiser);
    const [fact] = await until(
      'the fact',
      () => ofEvent(CommunityEventCancelled, eventId).length === 1 && ofEvent(CommunityEventCancelled, eventId),
    );
    await until('no active registration', async () => {
      const { items } = await system.ask(ListMyRegistrations, {}, aResident(8));
      return items[0]?.status === 'cancelled';
    });
    await system.publishTwice(CommunityEventCancelled, fact!);
    // The command, its fact and the fact published twice under one new id: three effects.
    await until('three effects', async () => (await system.effects()) === before + 3);
  });
});

const ofEvent = <B extends { communityEvent: { id: string } }>(contract: IntegrationEvent<B>, eventId: string): B[] =>
  system.facts(contract).filter(({ communityEvent }) => communityEvent.id === eventId);
const confirmed = (eventId: string) => ofEvent(RegistrationConfirmed, eventId);
const waitlisted = (eventId: string) => ofEvent(RegistrationWaitlisted, eventId);
