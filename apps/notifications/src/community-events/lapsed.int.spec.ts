import { RegistrationLapsed, RegistrationWaitlisted } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { aPerson, aRegistration, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON });
});
afterAll(() => system.stop());

it('whoever waited or was to be approved in vain is told so once, and of nothing else', async () => {
  const [waits, asks] = [aPerson(), aPerson()];
  const [waiting, pending] = [aRegistration({ residentId: waits.id }), aRegistration({ residentId: asks.id })];
  await untilHandled(system, 3, async () => {
    await system.publish(RegistrationWaitlisted, waiting);
    await system.publishTwice(RegistrationLapsed, { ...waiting, stoodAs: 'waiting' });
    await system.publishTwice(RegistrationLapsed, { ...pending, stoodAs: 'pending' });
  });
  const told = await untilTold(system, waits, ['registration-waitlisted', 'waiting-ended']);
  expect(told.find(({ kind }) => kind === 'waiting-ended')).toMatchObject({
    title: '候补已结束：烟火滨江友邻荟',
    text: expect.stringContaining('直到开始时仍未空出'),
    subjectId: waiting.communityEvent.id,
  });
  const [unheard] = await untilTold(system, asks, ['approval-lapsed']);
  expect(unheard?.text).toContain('仍未审核');
  expect(await plannedFor(system, waiting.communityEvent.id)).toBe(0);
});
