import {
  AdmitWalkIns,
  CheckInParty,
  CreateCommunityEvent,
  GetAttendance,
  GetFigures,
  GiveFeedback,
  ListCheckIns,
  ListRegistrations,
  NotAnAttendee,
  PublishCommunityEvent,
  RegisterForEvent,
  RescheduleCommunityEvent,
  UndoCheckIn,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const staff = anOrganiser();
let system: TestSystem;
let scans = 0;
let eventId: string;
let [first, second] = ['', ''];

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

const scan = (registrationId: string, people = 2) =>
  system.ask(
    CheckInParty,
    { eventId, registrationId, gate: 'north', direction: 'entry', people, nonce: `scan-${++scans}-00000` },
    staff,
  );
const attendance = () => system.ask(GetAttendance, { eventId }, staff);
const moveTo = (from: number, to: number) =>
  system.ask(RescheduleCommunityEvent, { eventId, startsAt: hours(from), endsAt: hours(to), signUpClosesAt: hours(from) }, staff);

/** Two parties of two; one has come when the event is moved, and three people without a registration. */
beforeEach(async () => {
  system.clock.set(NOON);
  ({ id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity: 10 }), staff));
  await system.ask(PublishCommunityEvent, { eventId }, staff);
  const register = (number: number) => system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(number));
  [first, second] = [(await register(1)).id, (await register(2)).id];
  system.clock.set(new Date(hours(199)));
  await scan(first);
  await system.ask(AdmitWalkIns, { eventId, gate: 'north', people: 3, nonce: `walk-${++scans}-00000` }, staff);
});

it('an event that is moved away from open doors begins with nobody inside, and what was is history', async () => {
  await moveTo(300, 303);
  const earlier = [{ startsAt: hours(200), came: 2, walkIns: 3 }];
  expect(await attendance()).toEqual({
    ...{ eventId, registered: 4, inside: 0, came: 0, noShows: 4, walkIns: 0, gates: [], earlier },
  });
  system.clock.set(new Date(hours(299)));
  const entry = await scan(first);
  expect(entry).toMatchObject({ status: 'accepted', inside: 2 });
  expect(entry).not.toHaveProperty('session');
  const walkIn = { eventId, gate: 'north', people: 6, nonce: `walk-${++scans}-00000` };
  expect((await system.ask(AdmitWalkIns, walkIn, staff)).people).toBe(6);
  expect(await attendance()).toMatchObject({ inside: 8, came: 2, noShows: 2, walkIns: 6, earlier });
  expect((await system.ask(ListRegistrations, { eventId }, staff)).items.map(({ came }) => came)).toEqual([2, undefined]);
  expect((await system.ask(ListCheckIns, { eventId }, staff)).items).toHaveLength(4);
  await system.ask(UndoCheckIn, { checkInId: entry.id, reason: '扫错了人' }, staff);
  expect(await attendance()).toMatchObject({ came: 0, walkIns: 6, earlier });
});

it('what is undone of the date before changes nothing at the new one', async () => {
  const { items } = await system.ask(ListCheckIns, { eventId }, staff);
  await moveTo(300, 303);
  system.clock.set(new Date(hours(299)));
  await scan(first);
  await system.ask(AdmitWalkIns, { eventId, gate: 'north', people: 1, nonce: `walk-${++scans}-00000` }, staff);
  for (const { id } of items) await system.ask(UndoCheckIn, { checkInId: id, reason: '扫错了人' }, staff);
  const now = await attendance();
  expect(now).toMatchObject({ inside: 3, came: 2, walkIns: 1 });
  expect(now.earlier).toBeUndefined();
});

it('whoever came can say how it was, at either date; who came to neither cannot', async () => {
  await moveTo(300, 303);
  system.clock.set(new Date(hours(299)));
  await scan(second);
  system.clock.set(new Date(hours(304)));
  const say = (number: number) => system.ask(GiveFeedback, { eventId, rating: 5 }, aResident(number));
  expect(await say(1)).toMatchObject({ rating: 5 });
  expect(await say(2)).toMatchObject({ rating: 5 });
  await expect(say(3)).rejects.toThrow(NotAnAttendee);
  expect(await system.ask(GetFigures, { eventId }, staff)).toMatchObject({ came: 2, noShows: 2 });
});

it('an event that begins an hour later on the same day keeps who is inside', async () => {
  await moveTo(201, 204);
  expect(await attendance()).toMatchObject({ inside: 5, came: 2, walkIns: 3 });
  await expect(scan(first)).rejects.toThrow('inside already');
});
