import { GetCommunityEvent, RegisterForEvent, RescheduleCommunityEvent, RoomReserved, RoomTaken } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { HouseSteps, times } from '../testing/house-steps';
import { Slot } from './booking';
import { overlap } from './span';

let system: TestSystem;
let steps: HouseSteps;
/** Two replicas, between which messages go to and fro. */
beforeAll(async () => {
  system = await TestSystem.start([eventsService, eventsService], { now: NOON });
  steps = new HouseSteps(system);
});
afterAll(() => system.stop());

const slotsIn = (houseId: string): Promise<Slot[]> =>
  system.database().collection<Slot>('houseSlots').find({ houseId }).sort({ startsAt: 1 }).toArray();

const meeting = (slots: readonly Slot[]) => slots.filter((slot, at) => at > 0 && overlap(slots[at - 1] as Slot, slot));

it('of many who want one room at the same moment one gets it, at either replica', async () => {
  const { id: houseId } = await steps.aHouse();
  const drafts = await Promise.all(Array.from({ length: 8 }, () => steps.aDraft('10:00', '11:00')));
  const answers = await Promise.allSettled(drafts.map((eventId) => steps.book(eventId, houseId)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(RoomReserved);
  expect(await slotsIn(houseId)).toHaveLength(1);
});

it('events that are moved to one time at the same moment do not meet, and each is where its room is', async () => {
  const { id: houseId } = await steps.aHouse();
  const hoursOfDay = ['09', '10', '11', '12', '13', '14'];
  const events = await Promise.all(hoursOfDay.map((hour) => steps.published(`${hour}:00`, `${hour}:45`, houseId)));
  const move = (eventId: string) => system.ask(RescheduleCommunityEvent, { eventId, ...times('18:00', '19:00') }, anOrganiser());
  const answers = await Promise.allSettled(events.map(move));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(RoomTaken);
  const slots = await slotsIn(houseId);
  expect([slots.length, meeting(slots)]).toEqual([6, []]);
  const moved = events[answers.findIndex(({ status }) => status === 'fulfilled')];
  expect(slots.at(-1)?.eventId).toBe(moved);
});

it('whoever registers at the moment at which a move is refused has their place', async () => {
  const { id: houseId } = await steps.aHouse();
  await steps.published('18:00', '19:00', houseId);
  const eventId = await steps.published('10:00', '11:00', houseId);
  const register = (number: number) => system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(number));
  const move = system.ask(RescheduleCommunityEvent, { eventId, ...times('18:30', '19:30') }, anOrganiser());
  const [refusal, ...registrations] = await Promise.allSettled([move, ...[1, 2, 3, 4, 5].map(register)]);
  expect(refusal).toMatchObject({ status: 'rejected', reason: { constructor: RoomTaken } });
  expect(registrations).toMatchObject(Array.from({ length: 5 }, () => ({ value: { status: 'confirmed' } })));
  expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({
    placesTaken: 5,
    startsAt: times('10:00', '11:00').startsAt,
  });
});
