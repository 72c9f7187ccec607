import { CopyCommunityEvent, GetPickUpRule, ListStops, SetPickUpRule, SetStops } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, hours, NOON } from '../testing/builders';
import { LineSteps } from '../testing/line-steps';
import { STOPS, stopsNamed } from '../testing/stops';

const organiser = anOrganiser();
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

it('a copy of an event has its stops and its rule of who fetches; from then on neither knows of the other', async () => {
  const eventId = await new LineSteps(system).aLine();
  await system.ask(SetPickUpRule, { eventId, required: true }, organiser);
  const times = { startsAt: hours(400), endsAt: hours(404), signUpOpensAt: hours(1), signUpClosesAt: hours(399) };
  const { id: copy } = await system.ask(CopyCommunityEvent, { eventId, ...times }, organiser);
  const stops = await system.ask(ListStops, { eventId: copy }, organiser);
  expect([stops.version, stops.items.map(({ key }) => key)]).toEqual([1, STOPS.map(({ key }) => key)]);
  expect(await system.ask(GetPickUpRule, { eventId: copy }, organiser)).toMatchObject({ required: true });
  await system.ask(SetStops, { eventId: copy, stops: stopsNamed('library', 'school') }, organiser);
  await system.ask(SetPickUpRule, { eventId: copy, required: false }, organiser);
  expect((await system.ask(ListStops, { eventId })).items).toHaveLength(STOPS.length);
  expect(await system.ask(GetPickUpRule, { eventId }, organiser)).toMatchObject({ required: true });
});
