import {
  AdmitWalkIns,
  CreateCommunityEvent,
  GetAttendance,
  GetCommunityEvent,
  MoveSession,
  NoPlaceForWalkIns,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationPromoted,
  RescheduleCommunityEvent,
  SetSessions,
  UndoCheckIn,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const staff = anOrganiser();
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch: [RegistrationPromoted] });
});
afterAll(() => system.stop());

/** Two sessions of two hours, a day apart, for which people sign up as a whole. */
async function aProgramme(capacity: number): Promise<string> {
  const times = { startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24) };
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ ...times, capacity }), staff);
  const sessions = [0, 1].map((day) => ({ key: `day-${day}`, startsAt: hours(24 + 24 * day), endsAt: hours(26 + 24 * day) }));
  await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions }, staff);
  await system.ask(PublishCommunityEvent, { eventId }, staff);
  return eventId;
}

it('walk-ins at a session sit on its places until it is over; whoever waits has them then, once', async () => {
  const eventId = await aProgramme(3);
  const register = (number: number, partySize: number) => system.ask(RegisterForEvent, { eventId, partySize }, aResident(number));
  const attendance = (session?: string) => system.ask(GetAttendance, { eventId, session }, staff);
  const comes = (people: number, nonce: string) =>
    system.ask(AdmitWalkIns, { eventId, gate: 'north', people, nonce: `session-walk-${nonce}` }, staff);
  await register(1, 1);
  system.clock.set(new Date(hours(23)));
  await comes(2, 'first');
  expect(await register(2, 2)).toMatchObject({ status: 'waiting' });
  await expect(comes(1, 'second')).rejects.toThrow(NoPlaceForWalkIns);
  expect(await attendance('day-0')).toMatchObject({ walkIns: 2, inside: 2 });
  expect([await attendance('day-1'), await attendance()].map(({ walkIns }) => walkIns)).toEqual([0, 2]);
  const seen = () => system.ask(GetCommunityEvent, { eventId }, staff);
  expect(await seen()).toMatchObject({ placesTaken: 1, walkIns: 2, peopleWaiting: 2 });

  system.clock.set(new Date(hours(26)));
  await until('the places of those who have left are given', async () => (await seen()).placesTaken === 3);
  expect(await seen()).toMatchObject({ peopleWaiting: 0 });
  expect((await seen()).walkIns).toBeUndefined();
  expect(system.distinctFacts(RegistrationPromoted)).toHaveLength(1);
  expect(await attendance('day-0')).toMatchObject({ walkIns: 2 });
});

describe('a session that is moved when its doors are open', () => {
  const reason = { zh: '停电', en: 'Power cut' };
  const seen = (eventId: string) => system.ask(GetCommunityEvent, { eventId }, staff);
  const comes = (eventId: string, people: number, nonce: string) =>
    system.ask(AdmitWalkIns, { eventId, gate: 'north', people, nonce: `moved-walk-${nonce}` }, staff);
  beforeEach(() => system.clock.set(NOON));

  it('has those who walked in until its new end, also where what is to come is moved as a whole', async () => {
    const eventId = await aProgramme(3);
    system.clock.set(new Date(hours(47)));
    await comes(eventId, 2, 'rest');
    const times = { eventId, startsAt: hours(49), endsAt: hours(100), signUpClosesAt: hours(49) };
    await system.ask(RescheduleCommunityEvent, times, staff);
    // When it would have been over.
    system.clock.set(new Date(hours(50.1)));
    await comes(eventId, 1, 'rest-late');
    await expect(comes(eventId, 1, 'rest-last')).rejects.toThrow(NoPlaceForWalkIns);
    expect(await seen(eventId)).toMatchObject({ walkIns: 3 });
    system.clock.set(new Date(hours(51)));
    await until('they have left', async () => (await seen(eventId)).walkIns === undefined);
  });

  it('has them, too, where it was put off meanwhile, for as long as it is held in the end', async () => {
    const eventId = await aProgramme(3);
    system.clock.set(new Date(hours(47)));
    await comes(eventId, 2, 'off');
    await system.ask(PostponeCommunityEvent, { eventId, reason }, staff);
    system.clock.set(new Date(hours(60)));
    const times = { eventId, startsAt: hours(70), endsAt: hours(100), signUpClosesAt: hours(70) };
    expect(await system.ask(RescheduleCommunityEvent, times, staff)).toMatchObject({ walkIns: 2 });
    expect((await system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(22))).status).toBe('waiting');
    system.clock.set(new Date(hours(71.9)));
    expect(await seen(eventId)).toMatchObject({ walkIns: 2, peopleWaiting: 2 });
  });

  it('has those who come after somebody was let in by mistake until its new end', async () => {
    const eventId = await aProgramme(3);
    system.clock.set(new Date(hours(47)));
    const { id: checkInId } = await comes(eventId, 2, 'undone');
    await system.ask(UndoCheckIn, { checkInId, reason: 'A mistake' }, staff);
    await system.ask(MoveSession, { eventId, session: 'day-1', startsAt: hours(49), endsAt: hours(51), reason }, staff);
    await comes(eventId, 2, 'anew');
    system.clock.set(new Date(hours(50.5)));
    await comes(eventId, 1, 'last');
    expect(await seen(eventId)).toMatchObject({ walkIns: 3 });
  });
});
