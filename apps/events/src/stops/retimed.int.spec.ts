import { CancelRegistration, SetStops, StopsRetimed } from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { LineSteps } from '../testing/line-steps';
import { STOPS } from '../testing/stops';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [StopsRetimed] });
});
afterAll(() => system.stop());

it('families whose stops are reached at other times are told, once, and nobody else', async () => {
  const line = new LineSteps(system);
  const eventId = await line.aLine();
  const ids = await Promise.all([1, 2, 3, 4].map((number) => line.register(aResident(number), eventId)));
  const rides = [
    ['library', 'school'],
    ['library', 'school'],
    ['river-garden', 'library'],
    ['river-garden', 'market'],
  ] as const;
  for (const [at, [on, off]] of rides.entries()) await line.choose(aResident(at + 1), ids[at] as string, [on, off]);
  await system.ask(CancelRegistration, { registrationId: ids[1] as string }, aResident(2));
  const told = () => system.facts(StopsRetimed).filter(({ communityEvent }) => communityEvent.id === eventId);
  const later = STOPS.map((stop) => (stop.key === 'library' ? { ...stop, minutes: 15 } : stop));
  await system.ask(SetStops, { eventId, stops: later }, anOrganiser());
  await until('the facts', () => told().length >= 2);
  const [title, moved] = [
    { zh: '第2站', en: 'Stop 2' },
    { minutes: 15, minutesBefore: 10 },
  ];
  expect(told()).toHaveLength(2);
  expect(told()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ version: 2, on: { title, ...moved }, personIds: [aResident(1).id] }),
      expect.objectContaining({ version: 2, off: { title, ...moved }, personIds: [aResident(3).id] }),
    ]),
  );
  await system.ask(
    SetStops,
    { eventId, stops: later.map((stop) => ({ ...stop, title: { zh: '站', en: 'Stop' } })) },
    anOrganiser(),
  );
  const back = await system.ask(SetStops, { eventId, stops: [...STOPS] }, anOrganiser());
  await until('the others', () => told().length >= 4);
  expect(told().map(({ version }) => version)).toEqual([2, 2, back.version, back.version]);
});
