import {
  AdmitWalkIns,
  CreateCommunityEvent,
  GetAttendance,
  GetCommunityEvent,
  NoPlaceForWalkIns,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationPromoted,
  SetSessions,
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
