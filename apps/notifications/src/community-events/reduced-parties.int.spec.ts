import { PartyReduced, RegistrationConfirmed } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { aPerson, aRegistration, hours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON });
});
afterAll(() => system.stop());

it('parties that become smaller are told each time, once, and reminders stay', async () => {
  const resident = aPerson();
  const fact = aRegistration({ residentId: resident.id, partySize: 3 });
  const reduced = (partySize: number, before: number) => ({
    ...{ ...fact, partySize },
    move: { to: 'confirmed' as const, reason: 'party-reduced' as const, at: hours(partySize), before: { partySize: before } },
  });
  await untilHandled(system, 1, () => system.publish(RegistrationConfirmed, fact));
  const planned = await plannedFor(system, fact.communityEvent.id);
  // Those who tell the person, and those who tell webhooks.
  await untilHandled(system, 2, async () => {
    await system.publishTwice(PartyReduced, reduced(2, 3));
    await system.publishTwice(PartyReduced, reduced(1, 2));
  });
  const told = await untilTold(system, resident, ['registration-confirmed', 'party-reduced', 'party-reduced']);
  expect(told.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['您的报名由 3 人改为 2 人，其余不变。', '您的报名由 2 人改为 1 人，其余不变。']),
  );
  expect(await plannedFor(system, fact.communityEvent.id)).toBe(planned);
});
