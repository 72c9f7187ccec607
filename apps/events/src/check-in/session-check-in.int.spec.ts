import {
  AdmitWalkIns,
  AlreadyInside,
  CheckInParty,
  CreateCommunityEvent,
  GetAttendance,
  GetFigures,
  GetSessionRoll,
  ListCheckIns,
  ListRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  SessionNotFound,
  SetSessions,
  UndoCheckIn,
  UploadCheckIns,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();

describe('check-in at sessions', () => {
  let system: TestSystem;
  let eventId: string;
  let [first, second] = ['', ''];
  let scans = 0;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON });
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24) });
    eventId = (await system.ask(CreateCommunityEvent, body, organiser)).id;
    const sessions = ['monday', 'tuesday'].map((key, day) => ({
      ...{ key, startsAt: hours(24 + 24 * day), endsAt: hours(26 + 24 * day) },
    }));
    await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const register = (number: number) => system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(number));
    [first, second] = [(await register(1)).id, (await register(2)).id];
  });
  afterAll(() => system.stop());

  const scan = (registrationId: string, given: object = {}) => {
    const usual = { eventId, registrationId, gate: 'door', direction: 'entry' as const, people: 2, nonce: `nonce-${++scans}-00` };
    return system.ask(CheckInParty, { ...usual, ...given }, organiser);
  };
  const figures = (session?: string) => system.ask(GetAttendance, { eventId, session }, organiser);

  it('counts each session by itself, found by time or named, and undoes in it', async () => {
    system.clock.set(new Date(hours(24.5)));
    const entry = await scan(first, { nonce: 'nonce-first-0' });
    expect(entry).toMatchObject({ session: 'monday', inside: 2 });
    expect(await scan(first, { nonce: 'nonce-first-0' })).toEqual(entry);
    await expect(scan(first)).rejects.toThrow(AlreadyInside);
    await scan(first, { direction: 'exit', people: 1 });
    const wrong = await scan(second, { session: 'monday' });
    await system.ask(UndoCheckIn, { checkInId: wrong.id, reason: '扫错了人' }, organiser);
    await system.ask(AdmitWalkIns, { eventId, gate: 'door', people: 3, nonce: 'walk-in-0001' }, organiser);
    expect(await figures('monday')).toMatchObject({ registered: 4, inside: 4, came: 2, noShows: 2, walkIns: 3 });
    expect(await figures('tuesday')).toMatchObject({ registered: 4, inside: 0, came: 0, noShows: 4, walkIns: 0, gates: [] });
    await expect(figures('sunday')).rejects.toThrow(SessionNotFound);
    system.clock.set(new Date(hours(48.5)));
    expect(await scan(first)).toMatchObject({ session: 'tuesday', inside: 2 });
    expect(await figures()).toMatchObject({ registered: 4, came: 2, noShows: 2, inside: 3 });
    expect(await system.ask(GetFigures, { eventId }, organiser)).toMatchObject({ came: 2 });
  });

  it('takes in scans of yesterday, each for the session that it was at', async () => {
    const usual = { registrationId: second, gate: 'door', direction: 'entry' as const, people: 1 };
    const uploaded = [
      { ...usual, nonce: 'late-00001', deviceAt: hours(24.2) },
      { ...usual, nonce: 'late-00002', deviceAt: hours(48.2) },
      { ...usual, nonce: 'late-00003', deviceAt: hours(24.3), session: 'sunday' },
    ];
    const { items } = await system.ask(UploadCheckIns, { eventId, scans: uploaded }, organiser);
    expect(items).toMatchObject([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
      { outcome: 'refused', refusal: 'events.session-not-found' },
    ]);
    const { items: seen } = await system.ask(ListCheckIns, { eventId, limit: 100 }, organiser);
    expect(seen.filter(({ way, status }) => way === 'upload' && status === 'accepted').map(({ session }) => session)).toEqual([
      'tuesday',
      'monday',
    ]);
  });

  it('says who is enrolled, who came and who has left', async () => {
    await scan(first, { direction: 'exit' });
    const page = await system.ask(GetSessionRoll, { eventId, session: 'tuesday', limit: 1 }, organiser);
    const rest = await system.ask(GetSessionRoll, { eventId, session: 'tuesday', limit: 1, after: page.next }, organiser);
    expect([...page.items, ...rest.items]).toEqual([
      { registrationId: first, residentId: aResident(1).id, people: 2, came: 2, inside: 0, left: true },
      { registrationId: second, residentId: aResident(2).id, people: 2, came: 1, inside: 1, left: false },
    ]);
    const { items } = await system.ask(ListRegistrations, { eventId }, organiser);
    expect(items.map(({ came }) => came)).toEqual([2, 1]);
  });
});
