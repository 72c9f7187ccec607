import {
  CommunityEventFinished,
  CommunityEventMinimumMissed,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
afterAll(() => system.stop());

it('an event that is over asks those who had a place how it was, once, and nobody else', async () => {
  system.clock.set(NOON);
  const [came, waited, gone, late] = [aPerson(), aPerson(), aPerson(), aPerson()];
  const communityEvent = anEvent();
  const leaver = aRegistration({ residentId: gone.id, communityEvent });
  await untilHandled(system, 4, async () => {
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: came.id, communityEvent }));
    await system.publish(RegistrationWaitlisted, aRegistration({ residentId: waited.id, communityEvent }));
    await system.publish(RegistrationConfirmed, leaver);
    await system.publish(RegistrationCancelled, leaver);
  });
  system.clock.set(inHours(203));
  const over = { communityEvent: { ...communityEvent, revision: 3 } };
  await untilHandled(system, 2, async () => {
    await system.publishTwice(CommunityEventFinished, over);
    await system.publish(CommunityEventFinished, over);
  });
  const [asked] = await untilTold(system, came, ['registration-confirmed', 'event-feedback']);
  expect(asked).toMatchObject({ title: '活动评价：烟火滨江友邻荟', text: expect.stringContaining('3月24日') });
  await system.publish(RegistrationConfirmed, aRegistration({ residentId: late.id, communityEvent }));
  await untilTold(system, late, ['registration-confirmed', 'event-feedback']);
  await untilTold(system, waited, ['registration-waitlisted']);
  await untilTold(system, gone, ['registration-confirmed', 'registration-cancelled']);
});

it('an organiser is told once that fewer people come than an event needs, also when the fact comes twice', async () => {
  system.clock.set(NOON);
  const organiser = aPerson();
  const fact = { communityEvent: anEvent(), organiserId: organiser.id, minimum: 20, confirmed: 7 };
  await untilHandled(system, 2, async () => {
    await system.publishTwice(CommunityEventMinimumMissed, fact);
    await system.publish(CommunityEventMinimumMissed, fact);
  });
  const [notice] = await untilTold(system, organiser, ['minimum-missed']);
  expect(notice?.text).toContain('最低需要 20 人，目前已确认 7 人');
});
