import {
  AlreadyRegistered,
  CancelRegistration,
  ChangeCapacity,
  CheckInParty,
  CreateCommunityEvent,
  EventNotOpen,
  GetAttendance,
  GetCommunityEvent,
  GetSessionRoll,
  ListCommunityEvents,
  ListMyRegistrations,
  ListSessions,
  NotEnrolled,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  ReduceParty,
  RegisterForEvent,
  RegistrationClosed,
  RegistrationConfirmed,
  SessionBody,
  SetSessions,
  SignUpWindowNotValid,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

const organiser = anOrganiser();
const DAYS = threeDays(2);
const at = (hour: number): Date => new Date(hours(hour));

describe('sign-up for a programme that has begun', () => {
  let system: TestSystem;
  let scans = 0;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON, watch: [RegistrationConfirmed] });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  async function aProgramme(enrolment: 'whole' | 'session', given: object = {}, sessions = DAYS): Promise<string> {
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(20), capacity: 6 });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(SetSessions, { eventId, enrolment, sessions, ...given }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    return eventId;
  }

  const needsOf = (keys: readonly string[], count = 1) =>
    keys.length > 0 ? { needs: keys.map((pool) => ({ pool, count })) } : {};
  const register = (number: number, eventId: string, ...keys: string[]) =>
    system.ask(RegisterForEvent, { eventId, partySize: 1, ...needsOf(keys) }, aResident(number));
  const figures = (eventId: string, session: string) => system.ask(GetAttendance, { eventId, session }, organiser);
  const scan = (eventId: string, registrationId: string, given: object) =>
    system.ask(
      CheckInParty,
      {
        ...{ eventId, registrationId, gate: 'door', direction: 'entry' as const, people: 1, nonce: `late-${++scans}-0000` },
        ...given,
      },
      organiser,
    );
  const isFree = async (eventId: string): Promise<boolean> =>
    (await system.ask(ListCommunityEvents, { free: true, limit: 100 })).items.some(({ id }) => id === eventId);

  it('is open for each session until that begins, and for nobody once the last has', async () => {
    const eventId = await aProgramme('session');
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ signUpClosesAt: hours(72) });
    await register(1, eventId, 'monday', 'tuesday');
    system.clock.set(at(24));
    const refused = register(2, eventId, 'tuesday', 'monday');
    await expect(refused).rejects.toMatchObject({
      code: RegistrationClosed.code,
      fields: [{ pointer: '#/needs/1', params: { closesAt: hours(24) } }],
    });
    const as = { messageId: newId(), actor: aResident(2) };
    const ask = { eventId, partySize: 1, ...needsOf(['tuesday']) };
    const [late, again] = await Promise.all([1, 2].map(() => system.askAgain(RegisterForEvent, ask, as)));
    expect([late?.status, again?.id]).toEqual(['confirmed', late?.id]);
    expect(await register(3, eventId, 'tuesday')).toMatchObject({ status: 'waiting' });
    expect((await system.ask(ListSessions, { eventId })).items.map(({ free, signUpClosesAt }) => [free, signUpClosesAt])).toEqual(
      [
        [1, hours(24)],
        [0, hours(48)],
        [2, hours(72)],
      ],
    );
    expect(await isFree(eventId)).toBe(true);
    system.clock.set(at(72));
    expect(await isFree(eventId)).toBe(false);
    await expect(register(4, eventId, 'wednesday')).rejects.toThrow(EventNotOpen);
  });

  it('keeps to the window of a session, and to that of the whole where one was said', async () => {
    const [first, ...others] = DAYS as [SessionBody, ...SessionBody[]];
    const windows = { signUpOpensMinutesBefore: 30 * 60, signUpClosesMinutesBefore: 60 };
    const days = [first, ...others.map((day) => ({ ...day, ...windows }))];
    const eventId = await aProgramme('session', {}, days);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ signUpClosesAt: hours(71) });
    await expect(register(1, eventId, 'tuesday')).rejects.toThrow(RegistrationClosed);
    system.clock.set(at(18));
    expect(await register(1, eventId, 'tuesday')).toMatchObject({ status: 'confirmed' });
    system.clock.set(at(47));
    await expect(register(2, eventId, 'tuesday')).rejects.toThrow(RegistrationClosed);
    await system.ask(SetSessions, { eventId, enrolment: 'session', signUpClosesAt: hours(50) }, organiser);
    system.clock.set(at(50));
    await expect(register(2, eventId, 'wednesday')).rejects.toThrow(RegistrationClosed);
    expect(await isFree(eventId)).toBe(false);
    for (const wrong of [hours(73), hours(-2)])
      await expect(
        system.ask(SetSessions, { eventId, enrolment: 'session', signUpClosesAt: wrong }, organiser),
      ).rejects.toMatchObject({ code: SignUpWindowNotValid.code, fields: [{ pointer: '#/signUpClosesAt' }] });
  });

  it('as a whole takes what is to come: no attendance and no absence of before, and the place of whoever leaves', async () => {
    const eventId = await aProgramme('whole');
    await system.ask(ChangeCapacity, { eventId, capacity: 1 }, organiser);
    const { id: first } = await register(1, eventId);
    const { id: second } = await register(2, eventId);
    system.clock.set(at(26.5));
    // More places in the middle: whoever waits has one, and whoever comes has the next.
    await system.ask(ChangeCapacity, { eventId, capacity: 3 }, organiser);
    const late = await register(3, eventId);
    expect(late).toMatchObject({ status: 'confirmed', joinedAt: expect.stringContaining(hours(26.5).slice(0, 17)) });
    expect(await figures(eventId, 'monday')).toMatchObject({ registered: 1 });
    expect(await figures(eventId, 'tuesday')).toMatchObject({ registered: 3 });
    await expect(scan(eventId, late.id, { session: 'monday' })).rejects.toThrow(NotEnrolled);
    system.clock.set(at(47));
    await scan(eventId, late.id, { session: 'tuesday' });
    system.clock.set(at(51));
    await system.ask(CancelRegistration, { registrationId: first }, aResident(1));
    expect(await register(4, eventId)).toMatchObject({ status: 'confirmed' });
    const { items } = await system.ask(GetSessionRoll, { eventId, session: 'tuesday' }, organiser);
    expect(items.map(({ registrationId }) => registrationId)).toEqual([first, second, late.id]);
    expect(await figures(eventId, 'wednesday')).toMatchObject({ registered: 3 });
  });

  it('is open again to whoever has been at their session', async () => {
    const eventId = await aProgramme('session');
    const { id } = await register(1, eventId, 'monday');
    await expect(register(1, eventId, 'tuesday')).rejects.toThrow(AlreadyRegistered);
    system.clock.set(at(27));
    const next = await register(1, eventId, 'tuesday');
    expect(next).toMatchObject({ status: 'confirmed', arrival: 2 });
    await expect(register(1, eventId, 'wednesday')).rejects.toThrow(AlreadyRegistered);
    const { items } = await system.ask(ListMyRegistrations, {}, aResident(1));
    expect(items.find((one) => one.id === id)).toMatchObject({ status: 'confirmed' });
    await until(
      'both facts',
      () => system.facts(RegistrationConfirmed).filter((fact) => fact.communityEvent.id === eventId).length === 2,
    );
  });

  it('leaves what has been when a party becomes smaller', async () => {
    const whole = await aProgramme('whole');
    const session = await aProgramme('session');
    const ask = (eventId: string, keys: string[]) =>
      system.ask(RegisterForEvent, { eventId, partySize: 2, ...needsOf(keys, 2) }, aResident(1));
    const [one, other] = [await ask(whole, []), await ask(session, ['monday', 'tuesday'])];
    system.clock.set(at(25));
    await scan(whole, one.id, { people: 2, session: 'monday' });
    await scan(session, other.id, { people: 2, session: 'monday' });
    const reduce = (registrationId: string, given: object = {}) =>
      system.ask(ReduceParty, { registrationId, partySize: 1, ...given }, aResident(1));
    await reduce(one.id);
    const { needs } = await reduce(other.id, needsOf(['tuesday']));
    expect(needs).toEqual([
      { pool: 'monday', count: 2 },
      { pool: 'tuesday', count: 1 },
    ]);
    for (const eventId of [whole, session]) {
      const { items } = await system.ask(GetSessionRoll, { eventId, session: 'monday' }, organiser);
      expect(items.map(({ people, came }) => [people, came])).toEqual([[2, 2]]);
      expect(await figures(eventId, 'monday')).toMatchObject({ registered: 2, came: 2, noShows: 0 });
      expect(await figures(eventId, 'tuesday')).toMatchObject({ registered: 1 });
    }
  });

  it('has its capacity changed while it is put off, and gives what is new when it is on again', async () => {
    const body = anEventBody({ capacity: 1 });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    await register(1, eventId);
    await register(2, eventId);
    await system.ask(PostponeCommunityEvent, { eventId, reason: { zh: '高温', en: 'Heat' } }, organiser);
    expect(await system.ask(ChangeCapacity, { eventId, capacity: 2 }, organiser)).toMatchObject({
      ...{ capacity: 2, placesTaken: 1, peopleWaiting: 1 },
    });
  });
});
