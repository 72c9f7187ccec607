import {
  CancelRegistration,
  CheckInParty,
  CommunityEventSplit,
  CommunityEventView,
  CopyCommunityEvent,
  CreateCommunityEvent,
  GetCommunityEvent,
  GetRegistrationForm,
  GetTicket,
  ListMyRegistrations,
  ListRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationMoved,
  RegistrationNotConfirmed,
  RegistrationPromoted,
  RegistrationView,
  SetPickUpRule,
  SetSignUpForm,
  SplitCommunityEvent,
  SplitNotPossible,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { SittingStore } from '../registrations/sitting.store';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '场地太小', en: 'The hall is too small' };
const evening = { startsAt: hours(210), endsAt: hours(213), signUpOpensAt: hours(-1), signUpClosesAt: hours(209) };
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], {
    now: NOON,
    watch: [RegistrationMoved, RegistrationPromoted, CommunityEventSplit],
  });
});
beforeEach(() => system.clock.set(NOON));
afterEach(() => jest.restoreAllMocks());
afterAll(() => system.stop());

async function anEvent(capacity: number): Promise<CommunityEventView> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), organiser);
  return system.ask(PublishCommunityEvent, { eventId }, organiser);
}

const register = (number: number, eventId: string, more: object = {}) =>
  system.ask(RegisterForEvent, { eventId, partySize: 1, ...more }, aResident(number));
const copyOf = async (eventId: string): Promise<string> =>
  (await system.ask(CopyCommunityEvent, { eventId, ...evening }, organiser)).id;
const eventOf = (eventId: string) => system.ask(GetCommunityEvent, { eventId }, organiser);

/** Everybody on the list of the event. */
async function listOf(eventId: string, status?: RegistrationView['status']): Promise<RegistrationView[]> {
  const all: RegistrationView[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: { items: RegistrationView[]; next?: string } = await system.ask(
      ListRegistrations,
      { eventId, limit: 100, ...(status && { status }), ...(after && { after }) },
      organiser,
    );
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

const activeOf = async (eventId: string) =>
  (await listOf(eventId)).filter(({ status }) => ['confirmed', 'waiting'].includes(status));
const movedFrom = (eventId: string) => system.facts(RegistrationMoved).filter((fact) => fact.communityEvent.id === eventId);

/** Resolves when new people can register for the event again. */
const untilOver = (eventId: string) =>
  until('the end of the split', async () => {
    const event = await system
      .database()
      .collection<{ _id: string; split?: object }>('communityEvents')
      .findOne({ _id: eventId });
    return event?.split === undefined;
  });

it('sends those who came late to the other event, as they stood, and lets those who wait fill what becomes free', async () => {
  const { id: eventId } = await anEvent(3);
  const all = [];
  for (const number of [1, 2, 3, 4, 5]) all.push(await register(number, eventId));
  const late = all[2] as RegistrationView;
  const ticket = await system.ask(GetTicket, { registrationId: late.id }, aResident(3));
  const intoId = await copyOf(eventId);
  const registrationIds = [late.id, (all[4] as RegistrationView).id];
  const command = { eventId, intoId, registrationIds, reason };
  expect(await system.ask(SplitCommunityEvent, command, organiser)).toMatchObject({ id: intoId, status: 'published' });
  await untilOver(eventId);
  await untilOver(intoId);
  expect((await activeOf(eventId)).map(({ residentId, status }) => [residentId, status])).toEqual(
    [1, 2, 4].map((number) => [aResident(number).id, 'confirmed']),
  );
  const there = await activeOf(intoId);
  expect(there.map(({ residentId, status }) => [residentId, status])).toEqual([3, 5].map((n) => [aResident(n).id, 'confirmed']));
  await until('two facts', () => movedFrom(eventId).length === 2);
  expect(movedFrom(eventId)).toMatchObject([
    { registrationId: late.id, waits: false, reason, into: { registrationId: there[0]?.id, communityEvent: { id: intoId } } },
    { waits: true, into: { registrationId: there[1]?.id } },
  ]);
  expect((await listOf(eventId, 'cancelled')).map(({ moves }) => moves?.at(-1)?.reason)).toEqual(['event-split', 'event-split']);
  await atTheDoors(intoId, { before: ticket.text, registrationId: there[0]?.id as string });
});

/** The ticket to the event of before opens neither door. */
async function atTheDoors(intoId: string, { before, registrationId }: { before: string; registrationId: string }) {
  const { text } = await system.ask(GetTicket, { registrationId }, aResident(3));
  const scan = (eventId: string, ticket: string, nonce: string) =>
    system.ask(CheckInParty, { eventId, ticket, gate: 'north', direction: 'entry', people: 1, nonce }, organiser);
  const [fact] = system.facts(RegistrationMoved).filter(({ into }) => into.registrationId === registrationId);
  const eventId = fact?.communityEvent.id as string;
  system.clock.set(new Date(hours(199)));
  await expect(scan(eventId, before, 'north-000001')).rejects.toThrow(RegistrationNotConfirmed);
  await expect(scan(eventId, text, 'north-000002')).rejects.toThrow('another event');
  system.clock.set(new Date(hours(209)));
  expect(await scan(intoId, text, 'north-000003')).toMatchObject({ status: 'accepted' });
}

it('takes the forms along, to the version that was answered', async () => {
  const { id: eventId } = await anEvent(3);
  const question = { key: 'meal', kind: 'text' as const, required: true, title: { zh: '餐食', en: 'Meal' } };
  await system.ask(SetSignUpForm, { eventId, attendees: 'none', questions: [question] }, organiser);
  const answers = [{ question: 'meal', text: '素食' }];
  await register(1, eventId, { answers });
  await system.ask(SetSignUpForm, { eventId, attendees: 'none', questions: [{ ...question, required: false }] }, organiser);
  const intoId = await copyOf(eventId);
  await system.ask(SplitCommunityEvent, { eventId, intoId, fromArrival: 1, reason }, organiser);
  await untilOver(eventId);
  const [there] = await activeOf(intoId);
  const form = await system.ask(GetRegistrationForm, { registrationId: there?.id as string }, aResident(1));
  expect(form).toMatchObject({ version: 1, answers });
  expect((await eventOf(intoId)).form).toMatchObject({ version: 2 });
});

it('neither loses nor doubles anybody where it is interrupted before and after a write, and where the fact comes again', async () => {
  const { id: eventId } = await anEvent(1_000);
  const count = 450;
  for (let from = 0; from < count; from += 50)
    await Promise.all(Array.from({ length: 50 }, (_each, at) => register(1_000 + from + at, eventId)));
  const intoId = await copyOf(eventId);
  // What the store does, and what the process comes to know of it.
  const insert = SittingStore.prototype.insertWith;
  let written = 0;
  jest.spyOn(SittingStore.prototype, 'insertWith').mockImplementation(async function (this: SittingStore, ...given) {
    written += 1;
    if (written === 2) throw new Error('interrupted before the write');
    const result = await insert.apply(this, given);
    if (written === 3) throw new Error('interrupted after the write');
    return result;
  });
  await system.ask(SplitCommunityEvent, { eventId, intoId, fromArrival: 21, reason }, organiser);
  // Somebody goes in the middle of it: either before they are moved, or they are there and have to go there.
  const [last] = (await system.ask(ListMyRegistrations, {}, aResident(1_448))).items.slice(-1);
  const gone = await system.ask(CancelRegistration, { registrationId: last?.id as string }, aResident(1_448));
  const left = gone.moves?.at(-1)?.reason === 'withdrawn' ? 1 : 0;
  await untilOver(eventId);
  const [fact] = system.facts(CommunityEventSplit).filter((one) => one.into.id === intoId);
  await system.publishTwice(CommunityEventSplit, fact as never);
  await until('every fact', () => movedFrom(eventId).length >= count - 20 - left);
  const [here, there] = [await activeOf(eventId), await activeOf(intoId)];
  expect([here.length, there.length]).toEqual([20, count - 20 - left]);
  const residents = [...here, ...there].map(({ residentId }) => residentId);
  expect(new Set(residents).size).toBe(count - left);
  expect(await eventOf(eventId)).toMatchObject({ placesTaken: 20, peopleWaiting: 0 });
  expect(await eventOf(intoId)).toMatchObject({ placesTaken: count - 20 - left, peopleWaiting: 0 });
  expect(written).toBeGreaterThan(5);
  // A fact may be sent again under its id; each registration has one that has taken its place.
  const taken = new Set(movedFrom(eventId).map(({ registrationId, into }) => `${registrationId} ${into.registrationId}`));
  expect(taken.size).toBe(new Set(movedFrom(eventId).map(({ registrationId }) => registrationId)).size);
  const { items } = await system.ask(ListMyRegistrations, {}, aResident(1_449));
  expect(items.map(({ status }) => status)).toEqual(['confirmed', 'cancelled']);
}, 120_000);

it('is refused where somebody has said who fetches whom', async () => {
  const { id: eventId } = await anEvent(3);
  await register(1, eventId);
  const intoId = await copyOf(eventId);
  await system.ask(SetPickUpRule, { eventId, required: true }, organiser);
  const command = { eventId, intoId, fromArrival: 1, reason };
  await expect(system.ask(SplitCommunityEvent, command, organiser)).rejects.toThrow(SplitNotPossible);
});

it('is refused where people have been at the doors', async () => {
  const { id: eventId } = await anEvent(3);
  const { id: registrationId } = await register(1, eventId);
  const intoId = await copyOf(eventId);
  system.clock.set(new Date(hours(199)));
  const scan = { registrationId, gate: 'north', direction: 'entry', people: 1, nonce: 'north-000009' } as const;
  await system.ask(CheckInParty, { eventId, ...scan }, organiser);
  const command = { eventId, intoId, fromArrival: 1, reason };
  await expect(system.ask(SplitCommunityEvent, command, organiser)).rejects.toThrow(SplitNotPossible);
});
