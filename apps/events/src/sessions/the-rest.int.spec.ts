import {
  CancelCommunityEvent,
  CancelRegistration,
  CheckInParty,
  CommunityEventCancelled,
  CommunityEventPostponed,
  CommunityEventRescheduled,
  CreateCommunityEvent,
  EventNotHeld,
  EventNotOpen,
  GetAttendance,
  GetCommunityEvent,
  GetSessionRoll,
  GiveFeedback,
  ListMyRegistrations,
  ListSessions,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  RegisterForEvent,
  RescheduleCommunityEvent,
  SessionsOutsideEvent,
  SetSessions,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '台风', en: 'Typhoon' };
const DAYS = threeDays(2);
const at = (hour: number): Date => new Date(hours(hour));

describe('what is to come of a programme that has begun', () => {
  let system: TestSystem;
  let scans = 0;
  beforeAll(async () => {
    const watch = [CommunityEventCancelled, CommunityEventPostponed, CommunityEventRescheduled];
    system = await TestSystem.start([eventsService], { now: NOON, watch });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  async function aProgramme(enrolment: 'whole' | 'session'): Promise<string> {
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24), capacity: 6 });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(SetSessions, { eventId, enrolment, sessions: DAYS }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    return eventId;
  }

  const register = (number: number, eventId: string, ...keys: string[]) =>
    system.ask(
      RegisterForEvent,
      { eventId, partySize: 1, ...(keys.length > 0 && { needs: keys.map((pool) => ({ pool, count: 1 })) }) },
      aResident(number),
    );
  const statusOf = async (number: number, id: string) =>
    (await system.ask(ListMyRegistrations, { limit: 100 }, aResident(number))).items.find((one) => one.id === id)?.status;
  const scan = (eventId: string, registrationId: string, given: object = {}) => {
    const usual = {
      eventId,
      registrationId,
      gate: 'door',
      direction: 'entry' as const,
      people: 1,
      nonce: `rest-${++scans}-0000`,
    };
    return system.ask(CheckInParty, { ...usual, ...given }, organiser);
  };
  const sessionsOf = async (eventId: string) => (await system.ask(ListSessions, { eventId })).items;
  const factOf = <F extends { communityEvent: { id: string } }>(facts: () => F[], eventId: string) =>
    until('the fact', () => facts().find(({ communityEvent }) => communityEvent.id === eventId));

  it('is called off: what was held stays as it was, and only those are concerned who would have come', async () => {
    const eventId = await aProgramme('session');
    const [past, both, next] = [
      await register(1, eventId, 'monday'),
      await register(2, eventId, 'monday', 'tuesday'),
      await register(3, eventId, 'wednesday'),
    ];
    system.clock.set(at(25));
    await scan(eventId, both.id, { session: 'monday' });
    const as = { messageId: newId(), actor: organiser };
    const [off, again] = await Promise.all([1, 2].map(() => system.askAgain(CancelCommunityEvent, { eventId, reason }, as)));
    expect(off).toMatchObject({ status: 'cancelled', brokenOffAt: expect.stringContaining(hours(25).slice(0, 16)) });
    expect(again).toEqual(off);
    expect((await factOf(() => system.facts(CommunityEventCancelled), eventId)).sessions).toEqual(['tuesday', 'wednesday']);
    await until('the end', async () => (await statusOf(3, next.id)) === 'cancelled');
    expect([await statusOf(1, past.id), await statusOf(2, both.id)]).toEqual(['confirmed', 'cancelled']);
    expect((await sessionsOf(eventId)).map(({ status }) => status)).toEqual(['planned', 'cancelled', 'cancelled']);
    // Whoever is inside goes out, and nobody comes in to what is off.
    await scan(eventId, both.id, { session: 'monday', direction: 'exit' });
    system.clock.set(at(47));
    await expect(scan(eventId, past.id, { session: 'tuesday' })).rejects.toThrow(EventNotHeld);
    const { items } = await system.ask(GetSessionRoll, { eventId, session: 'monday' }, organiser);
    expect(items.map(({ registrationId, came }) => [registrationId, came])).toEqual([
      [past.id, 0],
      [both.id, 1],
    ]);
    expect(await system.ask(GetAttendance, { eventId, session: 'monday' }, organiser)).toMatchObject({ registered: 2, came: 1 });
    expect((await system.ask(GiveFeedback, { eventId, rating: 3 }, aResident(2))).rating).toBe(3);
  });

  it('is put off, whoever likes goes, and goes on: each session as far from the next as before', async () => {
    const eventId = await aProgramme('whole');
    const [stays, goes] = [await register(1, eventId), await register(2, eventId)];
    system.clock.set(at(25));
    expect(await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser)).toMatchObject({ status: 'postponed' });
    await expect(register(3, eventId)).rejects.toThrow(EventNotOpen);
    // The days that it would have been on pass.
    system.clock.set(at(90));
    const left = await system.ask(CancelRegistration, { registrationId: goes.id }, aResident(2));
    expect(left).toMatchObject({ status: 'cancelled', leftAt: expect.stringContaining(hours(25).slice(0, 16)) });
    const times = { eventId, startsAt: hours(200), endsAt: hours(226), signUpClosesAt: hours(200) };
    const tooShort = { ...times, endsAt: hours(225) };
    await expect(system.ask(RescheduleCommunityEvent, tooShort, organiser)).rejects.toThrow(SessionsOutsideEvent);
    const on = await system.ask(RescheduleCommunityEvent, times, organiser);
    expect(on).toMatchObject({ status: 'published', startsAt: hours(24), endsAt: hours(226), signUpClosesAt: hours(200) });
    expect([on.brokenOffAt, on.reason]).toEqual([undefined, undefined]);
    expect((await sessionsOf(eventId)).map(({ key, startsAt, previousStartsAt }) => [key, startsAt, previousStartsAt])).toEqual([
      ['monday', hours(24), undefined],
      ['tuesday', hours(200), hours(48)],
      ['wednesday', hours(224), hours(72)],
    ]);
    expect(await factOf(() => system.facts(CommunityEventRescheduled), eventId)).toMatchObject({
      ...{
        previousStartsAt: hours(48),
        goesOnAt: hours(200),
        communityEvent: { startsAt: hours(24), movedOnMs: 152 * 3_600_000 },
      },
    });
    expect(await register(3, eventId)).toMatchObject({ status: 'confirmed' });
    const registered = async (session: string) => (await system.ask(GetAttendance, { eventId, session }, organiser)).registered;
    expect([await registered('monday'), await registered('tuesday')]).toEqual([2, 2]);
    system.clock.set(at(199));
    expect(await scan(eventId, stays.id)).toMatchObject({ session: 'tuesday' });
  });

  it('is all of it where it was put off before it began: its sessions move along, where they would not be within its new times', async () => {
    const eventId = await aProgramme('session');
    await register(1, eventId, 'tuesday');
    await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser);
    system.clock.set(at(300));
    const times = { eventId, startsAt: hours(400), endsAt: hours(470), signUpClosesAt: hours(448) };
    expect(await system.ask(RescheduleCommunityEvent, times, organiser)).toMatchObject({
      ...{ status: 'published', startsAt: hours(400), signUpClosesAt: hours(448), previousStartsAt: hours(24) },
      pools: [{ startsAt: hours(400) }, { startsAt: hours(424), taken: 1 }, { startsAt: hours(448) }],
    });
    expect((await sessionsOf(eventId)).map(({ startsAt }) => startsAt)).toEqual([hours(400), hours(424), hours(448)]);
    expect(await register(2, eventId, 'wednesday')).toMatchObject({ status: 'confirmed' });
  });

  it('is moved at once, with its pools, and cannot be once the last session has begun', async () => {
    const eventId = await aProgramme('session');
    const { id } = await register(1, eventId, 'wednesday');
    system.clock.set(at(50));
    const times = { eventId, startsAt: hours(96), endsAt: hours(100), signUpClosesAt: hours(96) };
    await system.ask(RescheduleCommunityEvent, times, organiser);
    expect(await factOf(() => system.facts(CommunityEventRescheduled), eventId)).toMatchObject({ sessions: ['wednesday'] });
    const { pools } = await system.ask(GetCommunityEvent, { eventId });
    expect(pools?.map(({ startsAt }) => startsAt)).toEqual([hours(24), hours(48), hours(96)]);
    system.clock.set(at(80));
    expect(await register(2, eventId, 'wednesday')).toMatchObject({ status: 'confirmed' });
    system.clock.set(at(97));
    for (const refused of [
      () => system.ask(PostponeCommunityEvent, { eventId, reason }, organiser),
      () => system.ask(CancelCommunityEvent, { eventId, reason }, organiser),
      () => system.ask(RescheduleCommunityEvent, { ...times, startsAt: hours(98) }, organiser),
      () => system.ask(CancelRegistration, { registrationId: id }, aResident(1)),
    ])
      await expect(refused()).rejects.toThrow(EventNotOpen);
  });
});
