import { RegistrationCancelled, RegistrationConfirmed, RegistrationWaitlisted } from '@linli/contracts/events';
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

describe('a place', () => {
  it('that has gone from one person to another is told to each in their own words, and to whoever waited only once', async () => {
    const [holder, receiver] = [aPerson(), aPerson()];
    const [given, taken] = [aRegistration({ residentId: holder.id }), aRegistration({ residentId: receiver.id })];
    const waiting = aRegistration({ residentId: receiver.id, communityEvent: taken.communityEvent });
    await untilHandled(system, 5, async () => {
      await system.publish(RegistrationConfirmed, given);
      await system.publish(RegistrationWaitlisted, waiting);
      await system.publishTwice(RegistrationCancelled, { ...given, because: 'passed-on' });
      await system.publishTwice(RegistrationCancelled, { ...waiting, because: 'taken-over' });
      await system.publishTwice(RegistrationConfirmed, { ...taken, because: 'taken-over' });
    });
    const [told] = await untilTold(system, holder, ['registration-confirmed', 'place-passed-on']);
    expect(told?.text).toContain('原');
    await untilTold(system, receiver, ['registration-waitlisted', 'place-taken-over']);
    expect(await plannedFor(system, given.communityEvent.id)).toBe(0);
    expect(await plannedFor(system, taken.communityEvent.id)).toBeGreaterThan(0);
  });
});
