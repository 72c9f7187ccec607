import {
  CancelCommunityEvent,
  CommunityEventView,
  CreateCommunityEvent,
  EventNotOpen,
  GetCommunityEvent,
  ListMyRegistrations,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationLapsed,
  RescheduleCommunityEvent,
  SetSessions,
  SetSignUpRules,
  SignUpRulesBody,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { EVENT_LISTING } from '../community-events/event-listing.schema';
import { eventsService } from '../events.module';
import { lapsing } from '../migrations/lapsing.migration';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '停电', en: 'Power cut' };
const at = (hour: number): Date => new Date(hours(hour));
let system: TestSystem;

beforeAll(async () => {
  // Two replicas age events at the same time.
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch: [RegistrationLapsed] });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEvent(capacity: number, rules: SignUpRulesBody = {}): Promise<string> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), organiser);
  await system.ask(SetSignUpRules, { eventId, rules }, organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  return eventId;
}

async function aProgramme(capacity: number): Promise<string> {
  const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24), capacity: 6 });
  const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
  await system.ask(SetSessions, { eventId, enrolment: 'session', sessions: threeDays(capacity) }, organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  return eventId;
}

const register = (number: number, eventId: string, ...keys: string[]) =>
  system.ask(
    RegisterForEvent,
    { eventId, partySize: 1, ...(keys.length > 0 && { needs: keys.map((pool) => ({ pool, count: 1 })) }) },
    aResident(number),
  );
const mine = async (number: number, eventId: string) =>
  (await system.ask(ListMyRegistrations, { limit: 100 }, aResident(number))).items.filter((one) => one.eventId === eventId);
const statusOf = async (number: number, eventId: string) => (await mine(number, eventId))[0]?.status;
const seen = (eventId: string): Promise<CommunityEventView> => system.ask(GetCommunityEvent, { eventId }, organiser);
/** Whom it was told of, and how they stood: each once, however often it arrived. */
const toldOf = (eventId: string) =>
  system
    .distinctFacts(RegistrationLapsed)
    .filter(({ communityEvent }) => communityEvent.id === eventId)
    .map(({ registrationId, stoodAs }) => `${registrationId} ${stoodAs}`);

describe('what is still open when an event begins', () => {
  it('ends with a reason and is told once, also by two replicas; it does not come back', async () => {
    const eventId = await anEvent(2, { approval: true });
    const [asks, waits] = [await register(1, eventId), await register(2, eventId), await register(3, eventId)].filter(
      (_one, number) => number !== 1,
    );
    expect([asks?.status, waits?.status]).toEqual(['pending', 'waiting']);
    system.clock.set(at(199.9));
    expect(await statusOf(3, eventId)).toBe('waiting');
    system.clock.set(at(200));
    await until(
      'all have ended',
      async () => (await statusOf(3, eventId)) === 'expired' && (await statusOf(1, eventId)) === 'expired',
    );
    expect((await mine(1, eventId))[0]?.moves?.at(-1)).toMatchObject({ to: 'expired', reason: 'not-approved-in-time' });
    expect((await mine(3, eventId))[0]?.moves?.at(-1)).toMatchObject({ to: 'expired', reason: 'no-place-in-time' });
    expect(await seen(eventId)).toMatchObject({ placesTaken: 0, placesHeld: 0, peopleWaiting: 0 });
    system.clock.set(at(204));
    await until('it is over', async () => (await seen(eventId)).status === 'finished');
    await until('all are told', async () => toldOf(eventId).length >= 3);
    expect(toldOf(eventId)).toHaveLength(3);
    expect(toldOf(eventId)).toEqual(expect.arrayContaining([`${asks?.id} pending`, `${waits?.id} waiting`]));
    await expect(system.ask(RescheduleCommunityEvent, { eventId, ...laterTimes(300) }, organiser)).rejects.toThrow(EventNotOpen);
  });

  it('ends also where the clock went past all of it at once, before the event is over', async () => {
    const eventId = await anEvent(1);
    await register(1, eventId);
    const { id } = await register(2, eventId);
    system.clock.set(at(500));
    await until('it is over', async () => (await seen(eventId)).status === 'finished');
    expect(await statusOf(2, eventId)).toBe('expired');
    await until('it is told', async () => toldOf(eventId).length > 0);
    expect(toldOf(eventId)).toEqual([`${id} waiting`]);
  });

  it('stays while the event is put off and moved later, and ends when it begins then', async () => {
    const eventId = await anEvent(1);
    await register(1, eventId);
    const { id } = await register(2, eventId);
    await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser);
    system.clock.set(at(250));
    await system.ask(RescheduleCommunityEvent, { eventId, ...laterTimes(300) }, organiser);
    system.clock.set(at(299));
    expect(await statusOf(2, eventId)).toBe('waiting');
    system.clock.set(at(300));
    await until('it has ended', async () => (await statusOf(2, eventId)) === 'expired');
    await until('it is told', async () => toldOf(eventId).length > 0);
    expect(toldOf(eventId)).toEqual([`${id} waiting`]);
  });
});

describe('what is still open when a session begins', () => {
  it('ends for that session; who waits for another waits on, and who has ended can sign up for another', async () => {
    const eventId = await aProgramme(1);
    await register(1, eventId, 'monday');
    await register(2, eventId, 'tuesday');
    const [monday, tuesday] = [await register(3, eventId, 'monday'), await register(4, eventId, 'tuesday')];
    system.clock.set(at(24));
    await until('monday’s has ended', async () => (await statusOf(3, eventId)) === 'expired');
    await until('it is told', async () => toldOf(eventId).length > 0);
    expect([await statusOf(4, eventId), toldOf(eventId)]).toEqual(['waiting', [`${monday.id} waiting`]]);
    expect((await register(3, eventId, 'wednesday')).status).toBe('confirmed');
    // The rest goes on a day later: who had ended stays so, the others have so much longer.
    await system.ask(
      RescheduleCommunityEvent,
      { eventId, startsAt: hours(72), endsAt: hours(124), signUpClosesAt: hours(72) },
      organiser,
    );
    system.clock.set(at(50));
    expect(await statusOf(4, eventId)).toBe('waiting');
    system.clock.set(at(72));
    await until('tuesday’s has ended', async () => (await statusOf(4, eventId)) === 'expired');
    await until('it is told', async () => toldOf(eventId).length > 1);
    expect(new Set(toldOf(eventId))).toEqual(new Set([`${monday.id} waiting`, `${tuesday.id} waiting`]));
    expect(toldOf(eventId)).toHaveLength(2);
    expect(new Set((await mine(3, eventId)).map(({ status }) => status))).toEqual(new Set(['confirmed', 'expired']));
  });

  it('has ended also where the rest is called off at that very moment', async () => {
    const eventId = await aProgramme(1);
    await register(1, eventId, 'monday');
    const [monday, tuesday] = [await register(2, eventId, 'monday'), await register(3, eventId, 'tuesday')];
    system.clock.set(at(24));
    await system.ask(CancelCommunityEvent, { eventId, reason }, organiser);
    await until(
      'both have ended',
      async () => (await statusOf(2, eventId)) === 'expired' && (await statusOf(3, eventId)) === 'cancelled',
    );
    await until('it is told', async () => toldOf(eventId).length > 0);
    expect(toldOf(eventId)).toEqual([`${monday.id} waiting`]);
    expect(tuesday.status).toBe('confirmed');
    expect(await statusOf(1, eventId)).toBe('confirmed');
  });
});

it('events of before are found when it is time, after a migration that does no harm a second time', async () => {
  const eventId = await anEvent(1);
  await register(1, eventId);
  await register(2, eventId);
  const listings = system.database().model(EVENT_LISTING);
  await listings.updateOne({ _id: eventId }, { $unset: { lapsesAt: 1 } });
  for (const _time of [1, 2]) await lapsing.run(system.database() as never);
  expect(await listings.findById(eventId).lean()).toMatchObject({ lapsesAt: at(200) });
});

function laterTimes(start: number) {
  return { startsAt: hours(start), endsAt: hours(start + 3), signUpClosesAt: hours(start) };
}
