import { StopsRetimed } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

it('families are told of new times at their stops once, also when the fact comes twice, and again of the next change', async () => {
  const [one, other] = [aPerson(), aPerson()];
  const on = { title: { zh: '图书馆', en: 'Library' }, minutes: 15, minutesBefore: 10 };
  const off = { title: { zh: '学校', en: 'School' }, minutes: 40, minutesBefore: 40 };
  const fact = { communityEvent: anEvent(), version: 2, on, off, personIds: [one.id, other.id] };
  await untilHandled(system, 2, async () => {
    await system.publishTwice(StopsRetimed, fact);
    await system.publish(StopsRetimed, fact);
  });
  const [told] = await untilTold(system, one, ['stops-retimed']);
  expect(told?.text).toBe('您的上车站“图书馆”为发车后 15 分钟（原 10 分钟），下车站“学校”为发车后 40 分钟（原 40 分钟）。');
  await untilHandled(system, 1, () => system.publish(StopsRetimed, { ...fact, version: 3 }));
  await untilTold(system, other, ['stops-retimed', 'stops-retimed']);
});
