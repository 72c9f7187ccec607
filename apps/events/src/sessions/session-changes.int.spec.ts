import { OutsideOwnArea } from '@linli/contracts';
import {
  AtSession,
  CancelRegistration,
  CancelSession,
  CheckInParty,
  CreateCommunityEvent,
  EventNotOpen,
  GetAttendance,
  GetCommunityEvent,
  GetSessionRoll,
  ListMyRegistrations,
  ListSessions,
  MoveSession,
  PeopleAtSession,
  PublishCommunityEvent,
  RegisterForEvent,
  RoomTaken,
  SessionCancelled,
  SessionMoved,
  SessionNotFound,
  SessionNotHeld,
  SessionsMeetInRoom,
  SetSessions,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';
import { at, HouseSteps } from '../testing/house-steps';

const organiser = anOrganiser();
const reason = { zh: '暴雨预警', en: 'Rainstorm warning' };
const DAYS = threeDays(1);

describe('single sessions of a published event', () => {
  let system: TestSystem;
  let scans = 0;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON, watch: [SessionMoved, SessionCancelled] });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  async function aProgramme(enrolment: 'whole' | 'session', capacity = 10): Promise<string> {
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24), capacity });
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
  const tuesdayOn = (eventId: string, start = 30) => ({
    ...{ eventId, session: 'tuesday', startsAt: hours(start), endsAt: hours(start + 2), reason },
  });
  const withdraw = (number: number, registrationId: string) =>
    system.ask(CancelRegistration, { registrationId }, aResident(number));
  const scan = (eventId: string, registrationId: string, given: object = {}) => {
    const usual = {
      eventId,
      registrationId,
      gate: 'door',
      direction: 'entry' as const,
      people: 1,
      nonce: `change-${++scans}-00`,
    };
    return system.ask(CheckInParty, { ...usual, ...given }, organiser);
  };
  const standing = async (number: number, registrationId: string) => {
    const { items } = await system.ask(ListMyRegistrations, {}, aResident(number));
    return items.find(({ id }) => id === registrationId)?.status;
  };
  const told = <F extends { communityEvent: { id: string } }>(facts: readonly F[], eventId: string): F[] =>
    facts.filter(({ communityEvent }) => communityEvent.id === eventId);

  it('are moved once, and the doors follow', async () => {
    const eventId = await aProgramme('whole');
    const { id } = await register(1, eventId);
    const place = { zh: '三楼', en: 'Third floor' };
    const moved = await system.ask(MoveSession, { ...tuesdayOn(eventId), place }, organiser);
    expect(moved).toMatchObject({ key: 'tuesday', startsAt: hours(30), previousStartsAt: hours(48), place, reason });
    expect(await system.ask(MoveSession, { ...tuesdayOn(eventId), place }, organiser)).toEqual(moved);
    const [fact, ...others] = await until('the fact', () => {
      const facts = told(system.facts(SessionMoved), eventId);
      return facts.length > 0 && facts;
    });
    expect([fact, others]).toMatchObject([{ previousStartsAt: hours(48), session: { startsAt: hours(30), place } }, []]);
    const event = await system.ask(GetCommunityEvent, { eventId });
    expect([event.revision, event.programme]).toMatchObject([fact?.communityEvent.revision, { lastStartsAt: hours(72) }]);
    system.clock.set(new Date(hours(30.5)));
    expect(await scan(eventId, id)).toMatchObject({ session: 'tuesday', inside: 1 });
    await expect(system.ask(CancelSession, { eventId, session: 'tuesday', reason }, organiser)).rejects.toThrow('begun');
  });

  it('are called off once: nobody is let in, and nobody gets a place', async () => {
    const eventId = await aProgramme('session');
    const { id } = await register(1, eventId, 'tuesday');
    const { id: waiting } = await register(2, eventId, 'tuesday');
    const off = await system.ask(CancelSession, { eventId, session: 'tuesday', reason }, organiser);
    expect(off).toMatchObject({ status: 'cancelled', reason, free: 0 });
    expect(await system.ask(CancelSession, { eventId, session: 'tuesday', reason }, organiser)).toEqual(off);
    await until('the fact', () => told(system.facts(SessionCancelled), eventId).length === 1);
    await expect(system.ask(MoveSession, tuesdayOn(eventId), organiser)).rejects.toThrow(SessionNotHeld);
    system.clock.set(new Date(hours(47)));
    await expect(scan(eventId, id)).rejects.toThrow(SessionNotHeld);
    await expect(scan(eventId, id, { session: 'tuesday' })).rejects.toThrow(SessionNotHeld);
    await withdraw(1, id);
    expect(await standing(2, waiting)).toBe('waiting');
    // When it would have begun nobody waits for it any more.
    system.clock.set(new Date(hours(48)));
    await until('the end', async () => (await standing(2, waiting)) === 'expired');
  });

  it('stay where somebody is there already, and where they are not the own area of whoever asks', async () => {
    const eventId = await aProgramme('whole');
    const { id } = await register(1, eventId);
    await expect(system.ask(MoveSession, tuesdayOn(eventId), anOrganiser({ areaCodes: ['510104'] }))).rejects.toThrow(
      OutsideOwnArea,
    );
    const unknown = { ...tuesdayOn(eventId), session: 'sunday' };
    await expect(system.ask(MoveSession, unknown, organiser)).rejects.toThrow(SessionNotFound);
    system.clock.set(new Date(hours(47)));
    await scan(eventId, id, { session: 'tuesday' });
    await expect(system.ask(MoveSession, tuesdayOn(eventId, 50), organiser)).rejects.toThrow(PeopleAtSession);
    await scan(eventId, id, { session: 'tuesday', direction: 'exit' });
    expect(await system.ask(MoveSession, tuesdayOn(eventId, 50), organiser)).toMatchObject({ startsAt: hours(50) });
  });

  it('that have been are counted as they were when somebody leaves the rest to whoever waits', async () => {
    const eventId = await aProgramme('whole', 1);
    const [first, second] = [await register(1, eventId), await register(2, eventId)];
    system.clock.set(new Date(hours(24.5)));
    await scan(eventId, first.id);
    await expect(withdraw(1, first.id)).rejects.toThrow(AtSession);
    system.clock.set(new Date(hours(26)));
    expect(await withdraw(1, first.id)).toMatchObject({ status: 'cancelled' });
    expect(await standing(2, second.id)).toBe('confirmed');
    // Whoever has left the programme still goes out by the gate.
    await scan(eventId, first.id, { direction: 'exit' });
    const roll = async (session: string) =>
      (await system.ask(GetSessionRoll, { eventId, session }, organiser)).items.map(({ registrationId }) => registrationId);
    expect([await roll('monday'), await roll('tuesday')]).toEqual([[first.id], [second.id]]);
    const figures = (session: string) => system.ask(GetAttendance, { eventId, session }, organiser);
    expect(await figures('monday')).toMatchObject({ registered: 1, came: 1, noShows: 0 });
    expect(await figures('tuesday')).toMatchObject({ registered: 1, came: 0, noShows: 1 });
    system.clock.set(new Date(hours(72.5)));
    await expect(withdraw(2, second.id)).rejects.toThrow(EventNotOpen);
  });

  it('that have begun are given to nobody who waits for them, and are given up with a later one', async () => {
    const eventId = await aProgramme('session');
    const [first, second] = [await register(1, eventId, 'monday', 'tuesday'), await register(2, eventId, 'monday')];
    const [third, fourth] = [await register(3, eventId, 'tuesday'), await register(4, eventId, 'monday')];
    expect([first, second, third, fourth].map(({ status }) => status)).toEqual(['confirmed', 'waiting', 'waiting', 'waiting']);
    system.clock.set(new Date(hours(30)));
    await withdraw(1, first.id);
    await until(
      'the end',
      async () => (await standing(2, second.id)) === 'expired' && (await standing(4, fourth.id)) === 'expired',
    );
    expect(await standing(3, third.id)).toBe('confirmed');
    expect(await withdraw(2, second.id)).toMatchObject({ status: 'expired' });
    const { items } = await system.ask(ListSessions, { eventId });
    expect(items.map(({ free }) => free)).toEqual([1, 0, 1]);
  });

  it('take their room with them, and stay where it is taken', async () => {
    const rooms = new HouseSteps(system);
    const { id: houseId } = await rooms.aHouse();
    const other = await rooms.published('14:00', '15:00', houseId);
    const eventId = await rooms.aDraft('09:00', '21:00');
    const sessions = ['09:00', '11:00'].map((start, number) => ({
      ...{ key: `number-${number}`, startsAt: at(start), endsAt: at(start.replace(':00', ':45')) },
    }));
    await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions }, organiser);
    await rooms.book(eventId, houseId);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const moveTo = (from: string, to: string) =>
      system.ask(MoveSession, { eventId, session: 'number-0', startsAt: at(from), endsAt: at(to), reason }, organiser);
    await expect(moveTo('14:30', '15:15')).rejects.toThrow(RoomTaken);
    await expect(moveTo('11:30', '12:15')).rejects.toThrow(SessionsMeetInRoom);
    await moveTo('16:00', '16:45');
    await system.ask(CancelSession, { eventId, session: 'number-1', reason }, organiser);
    expect(await rooms.taken(houseId)).toEqual([
      ['14:00', other],
      ['16:00', eventId],
    ]);
  });
});
