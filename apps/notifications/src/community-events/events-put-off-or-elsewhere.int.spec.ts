import { CommunityEventDetailsChanged, CommunityEventPostponed, CommunityEventRescheduled } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, hours, inHours, NOON } from '../testing/builders';
import { someConcerned } from '../testing/concerned';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const reason = { zh: '高温预警', en: 'Heat warning' };

it('an event that is put off tells everybody why, once, and reminds nobody until its new time is known', async () => {
  const communityEvent = anEvent();
  const { registered, waiting } = await someConcerned(system, communityEvent);
  const off = { ...communityEvent, revision: 3, postponed: true };
  await untilHandled(system, 2, async () => {
    await system.publishTwice(CommunityEventPostponed, { communityEvent: off, reason });
    await system.publishTwice(CommunityEventDetailsChanged, { communityEvent: { ...off, revision: 4 } });
  });
  const [news] = await untilTold(system, registered, ['registration-confirmed', 'event-postponed']);
  expect(news?.text).toContain('原因：高温预警');
  await untilTold(system, waiting, ['registration-waitlisted', 'event-postponed']);
  expect(await plannedFor(system, communityEvent.id)).toBe(0);
  const again = { ...communityEvent, revision: 5, startsAt: hours(300), endsAt: hours(303) };
  await system.publish(CommunityEventRescheduled, { communityEvent: again, previousStartsAt: communityEvent.startsAt });
  const told = ['registration-confirmed', 'event-postponed', 'event-rescheduled'] as const;
  await untilTold(system, registered, [...told]);
  expect(await plannedFor(system, communityEvent.id)).toBe(2);
  system.clock.set(inHours(276));
  await untilTold(system, registered, [...told, 'event-tomorrow']);
});

it('an event that is held at another place tells those who registered or wait, once and in their language', async () => {
  const communityEvent = anEvent();
  const { registered, waiting } = await someConcerned(system, communityEvent);
  const elsewhere = { ...communityEvent, revision: 3, place: { zh: '文化馆', en: 'House of Culture' } };
  await untilHandled(system, 2, async () => {
    const fact = { communityEvent: elsewhere, previousPlace: communityEvent.place };
    await system.publishTwice(CommunityEventDetailsChanged, fact);
    await system.publishTwice(CommunityEventDetailsChanged, { communityEvent: { ...elsewhere, revision: 4 } });
  });
  const [news] = await untilTold(system, registered, ['registration-confirmed', 'event-relocated']);
  expect(news?.text).toContain(`改在文化馆举行（原定${communityEvent.place.zh}），时间不变`);
  await untilTold(system, waiting, ['registration-waitlisted', 'event-relocated']);
});
