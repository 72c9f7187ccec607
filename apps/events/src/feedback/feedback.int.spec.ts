import { OutsideOwnArea } from '@linli/contracts';
import {
  CancelRegistration,
  CheckInParty,
  CommunityEventView,
  CreateCommunityEvent,
  FeedbackNotOpen,
  GetFeedback,
  GetFigures,
  GiveFeedback,
  ListMyFeedback,
  ListRegistrations,
  NotAnAttendee,
  PersonalDataErased,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationView,
  SetSessions,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, aResidentOf, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [PersonalDataErased] });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEvent(given: object = {}): Promise<CommunityEventView> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(given), organiser);
  return system.ask(PublishCommunityEvent, { eventId }, organiser);
}
const register = (number: number, eventId: string, partySize = 1): Promise<RegistrationView> =>
  system.ask(RegisterForEvent, { eventId, partySize }, aResident(number));
const rate = (number: number, eventId: string, said: { rating: number; comment?: string }) =>
  system.ask(GiveFeedback, { eventId, ...said }, aResident(number));
const results = (eventId: string, page: object = {}) => system.ask(GetFeedback, { eventId, ...page }, organiser);
const later = (hour: number) => system.clock.set(new Date(hours(hour)));

it('whoever has left a programme in the middle says how it was, if they were there or had their place there', async () => {
  const sessions = [24, 48, 72].map((hour) => ({ key: `day-${hour}`, startsAt: hours(hour), endsAt: hours(hour + 2) }));
  const aProgramme = async () => {
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(80), signUpClosesAt: hours(24) });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    return eventId;
  };
  const [scanned, unscanned] = [await aProgramme(), await aProgramme()];
  const leave = (number: number, registrationId: string) => system.ask(CancelRegistration, { registrationId }, aResident(number));
  const registered = async (eventId: string) => {
    const both = [await register(21, eventId), await register(22, eventId)];
    return both.map(({ id }) => id) as [string, string];
  };
  const [came, missed] = await registered(scanned);
  const [had, before] = await registered(unscanned);
  await leave(22, before);
  later(25);
  const scan = { eventId: scanned, registrationId: came, gate: 'door', direction: 'entry' as const, people: 1 };
  await system.ask(CheckInParty, { ...scan, nonce: 'left-early-0001' }, organiser);
  later(30);
  for (const [number, id] of [[21, came] as const, [22, missed] as const, [21, had] as const]) await leave(number, id);
  const { id: brief } = await register(23, unscanned);
  later(31);
  await leave(23, brief);
  later(81);
  expect((await rate(21, scanned, { rating: 4 })).rating).toBe(4);
  expect((await rate(21, unscanned, { rating: 5 })).rating).toBe(5);
  await expect(rate(22, scanned, { rating: 1 })).rejects.toThrow(NotAnAttendee);
  for (const number of [22, 23]) await expect(rate(number, unscanned, { rating: 1 })).rejects.toThrow(NotAnAttendee);
});

it('whoever was there says once how it was, and says it otherwise; organisers see no names', async () => {
  const { id } = await anEvent();
  for (const number of [1, 2, 3]) await register(number, id);
  await expect(rate(1, id, { rating: 5 })).rejects.toThrow(FeedbackNotOpen);
  later(204);
  await rate(1, id, { rating: 1, comment: '太挤了' });
  const first = await rate(1, id, { rating: 4, comment: '还不错' });
  await rate(2, id, { rating: 5, comment: '很好' });
  await rate(3, id, { rating: 5 });
  await expect(rate(4, id, { rating: 1 })).rejects.toThrow(NotAnAttendee);
  const page = await results(id, { limit: 1 });
  expect(page).toMatchObject({ count: 3, average: '4.67', items: [{ rating: 5, comment: '很好' }] });
  expect(page.distribution.map(({ count }) => count)).toEqual([0, 0, 0, 1, 2]);
  const rest = await results(id, { limit: 1, after: page.next });
  expect([rest.items, rest.next]).toEqual([[{ rating: 4, comment: '还不错' }], undefined]);
  expect(JSON.stringify([page, rest])).not.toContain(aResident(1).id);
  expect((await system.ask(ListMyFeedback, {}, aResident(1))).items).toEqual([first]);
  await expect(system.ask(GetFeedback, { eventId: id }, anOrganiser({ areaCodes: ['510108902'] }))).rejects.toThrow(
    OutsideOwnArea,
  );
});

it('where people are checked in, only those who came are heard', async () => {
  const { id } = await anEvent({ startsAt: hours(1), endsAt: hours(3), signUpClosesAt: hours(1) });
  const [came] = [await register(1, id, 2), await register(2, id, 3)];
  const scan = { gate: 'north', direction: 'entry' as const, people: 2, nonce: 'north-000001', deviceAt: hours(0) };
  await system.ask(CheckInParty, { eventId: id, registrationId: came.id, ...scan }, organiser);
  const { items } = await system.ask(ListRegistrations, { eventId: id }, organiser);
  expect(items.map((one) => one.came)).toEqual([2, undefined]);
  later(3);
  expect(await rate(1, id, { rating: 3 })).toMatchObject({ rating: 3 });
  await expect(rate(2, id, { rating: 3 })).rejects.toThrow(NotAnAttendee);
  const figures = await system.ask(GetFigures, { eventId: id }, organiser);
  expect(figures).toMatchObject({ confirmed: 5, came: 2, noShows: 3, feedback: { count: 1, average: '3.00' } });
});

it('figures count registrations by where they stand and by when they came', async () => {
  const { id } = await anEvent({ capacity: 4 });
  const first = await register(1, id, 2);
  later(2);
  await register(2, id, 2);
  await register(3, id);
  await system.ask(CancelRegistration, { registrationId: first.id }, aResident(1));
  const figures = await system.ask(GetFigures, { eventId: id, per: 'hour' }, organiser);
  expect(figures).toMatchObject({ capacity: 4, confirmed: 3, held: 0, waiting: 0, feedback: { count: 0 } });
  expect(figures.byStatus).toEqual([
    { status: 'cancelled', registrations: 1, people: 2 },
    { status: 'confirmed', registrations: 2, people: 3 },
  ]);
  expect(figures.signUps).toEqual([
    { from: hours(0), registrations: 1, people: 2 },
    { from: hours(2), registrations: 2, people: 3 },
  ]);
  expect(figures).not.toHaveProperty('came');
  const byDay = await system.ask(GetFigures, { eventId: id, from: hours(1) }, organiser);
  expect(byDay.signUps).toEqual([{ from: hours(1), registrations: 2, people: 3 }]);
});

it('figures count those who come by the community that they live in, and by nothing where they have not said', async () => {
  const { id: eventId } = await anEvent({ capacity: 10 });
  const from = (homeAreaCode: string, number: number, partySize = 1) =>
    system.ask(RegisterForEvent, { eventId, partySize }, aResidentOf(homeAreaCode, number));
  await from('510108903901', 1, 2);
  await from('51010890390102', 2);
  await from('510104', 3);
  await register(4, eventId, 2);
  const gone = await from('510108902901', 5);
  await system.ask(CancelRegistration, { registrationId: gone.id }, aResident(5));
  const { byHomeArea } = await system.ask(GetFigures, { eventId }, organiser);
  expect(byHomeArea).toEqual([
    { areaCode: '510108903901', registrations: 2, people: 3 },
    { registrations: 1, people: 2 },
    { areaCode: '510104', registrations: 1, people: 1 },
  ]);
});

it('the words of somebody who is erased go, also when the fact comes twice; their rating stays under the pseudonym', async () => {
  const { id } = await anEvent();
  await register(9, id);
  later(204);
  await rate(9, id, { rating: 2, comment: '我是九号' });
  const erased = { erasureId: newId(), accountId: aResident(9).id, pseudonym: newId() };
  await system.publishTwice(AccountErasureStarted, erased);
  await until('the word', () => system.facts(PersonalDataErased).some(({ erasureId }) => erasureId === erased.erasureId));
  expect(await results(id)).toMatchObject({ count: 1, average: '2.00', items: [] });
  expect((await system.ask(ListMyFeedback, {}, aResident(9))).items).toEqual([]);
});
