import {
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationFact,
  RegistrationMoved,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, hours, NOON } from '../testing/builders';
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

  it('that has gone to another event is told once, with both times and places, and reminders follow', async () => {
    const [resident, waiting] = [aPerson(), aPerson()];
    const there = anEvent({ startsAt: hours(210), endsAt: hours(213), place: { zh: '礼堂', en: 'Hall' } });
    const [one, other] = [aRegistration({ residentId: resident.id }), aRegistration({ residentId: waiting.id })];
    const moved = (fact: RegistrationFact, waits: boolean) => ({
      ...{ ...fact, waits, reason: { zh: '场地太小', en: 'Too small' } },
      into: aRegistration({ residentId: fact.residentId, communityEvent: there }),
    });
    await untilHandled(system, 4, async () => {
      await system.publish(RegistrationConfirmed, one);
      await system.publish(RegistrationWaitlisted, other);
      await system.publishTwice(RegistrationMoved, moved(one, false));
      await system.publishTwice(RegistrationMoved, moved(other, true));
    });
    const told = await untilTold(system, resident, ['registration-confirmed', 'event-split']);
    const text = told.find(({ kind }) => kind === 'event-split')?.text;
    for (const part of ['礼堂', '滨江步道', '场地太小']) expect(text).toContain(part);
    await untilTold(system, waiting, ['registration-waitlisted', 'event-split']);
    expect(await plannedFor(system, one.communityEvent.id)).toBe(0);
    expect(await plannedFor(system, there.id)).toBeGreaterThan(0);
  });
});
