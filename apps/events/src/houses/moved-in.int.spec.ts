import { BookRoom, CommunityEventDetailsChanged, GetCommunityEvent, RoomTaken } from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, NOON } from '../testing/builders';
import { HouseSteps } from '../testing/house-steps';

let system: TestSystem;
let steps: HouseSteps;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [CommunityEventDetailsChanged] });
  steps = new HouseSteps(system);
});
afterAll(() => system.stop());

it('whoever is concerned is told once that an event is in another house, also when it is booked twice', async () => {
  const [{ id: first }, { id: second }] = [
    await steps.aHouse(),
    await steps.aHouse({ name: { zh: '文化馆', en: 'House of Culture' } }),
  ];
  const eventId = await steps.published('10:00', '11:00', first);
  await steps.published('10:30', '11:30', second);
  const facts = () => system.facts(CommunityEventDetailsChanged).filter(({ communityEvent }) => communityEvent.id === eventId);
  // Somebody else has it: nothing is moved, and nobody is told.
  await expect(steps.book(eventId, second)).rejects.toThrow(RoomTaken);
  const as = { messageId: newId(), actor: anOrganiser() };
  const command = { eventId, houseId: second, room: 'class-room' };
  const [moved, again] = await Promise.all([1, 2].map(() => system.askAgain(BookRoom, command, as)));
  expect(moved).toMatchObject({
    place: { zh: '文化馆·四点半课堂', en: 'After-school class, House of Culture' },
    venue: { houseId: second },
  });
  expect(again).toEqual(moved);
  expect(await steps.book(eventId, second, 'class-room')).toEqual(moved);
  await until('the fact', () => facts().length > 0);
  expect(facts()).toMatchObject([
    {
      communityEvent: { place: moved?.place, revision: moved?.revision },
      previousPlace: { zh: '滨江步道', en: 'Riverside walk' },
    },
  ]);
  expect((await system.ask(GetCommunityEvent, { eventId })).address).toEqual({ zh: '望平街 88 号', en: '88 Wangping Street' });
});
