import { randomUUID } from 'node:crypto';
import { PartyFetched, PartyFetchedBody, PickUpUndone } from '@linli/contracts/events';
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

const aPickUp = (given: Partial<PartyFetchedBody> = {}): PartyFetchedBody => ({
  ...{ checkInId: randomUUID(), registrationId: randomUUID(), residentId: randomUUID(), communityEvent: anEvent() },
  ...{ people: 1, at: '2026-07-01T17:32:00+08:00', by: 'person', name: '林**', tell: true },
  ...given,
});

it('a guardian is told once of each pick-up of which they wish to be told, also when the fact comes twice', async () => {
  const guardian = aPerson();
  const [one, quiet] = [aPickUp({ residentId: guardian.id }), aPickUp({ residentId: guardian.id, tell: false })];
  await untilHandled(system, 4, async () => {
    await system.publishTwice(PartyFetched, one);
    await system.publish(PartyFetched, one);
    await system.publish(PartyFetched, quiet);
    await system.publish(PartyFetched, aPickUp({ residentId: guardian.id, by: 'guardian', name: undefined }));
  });
  const notices = await untilTold(system, guardian, ['pick-up-recorded', 'pick-up-recorded']);
  expect(new Set(notices.map(({ text }) => text))).toEqual(
    new Set(['您报名的 1 人于7月1日 周三 17:32由林**接走。', '您报名的 1 人于7月1日 周三 17:32由监护人（报名人）接走。']),
  );
});

it('a guardian is told why staff let somebody go, and what a gate without a network could not know', async () => {
  const guardian = aPerson();
  const fault = 'events.fetcher-removed';
  await untilHandled(system, 2, async () => {
    await system.publish(
      PartyFetched,
      aPickUp({ residentId: guardian.id, fault, override: 'goes-alone', by: 'nobody', name: undefined }),
    );
    await system.publish(PartyFetched, aPickUp({ residentId: guardian.id, fault }));
  });
  const notices = await untilTold(system, guardian, ['pick-up-overridden', 'pick-up-in-doubt']);
  const textOf = (kind: string) => notices.find((one) => one.kind === kind)?.text;
  expect(textOf('pick-up-overridden')).toContain(
    '离场，未登记由谁接走，与您登记的接送名单不符，由工作人员放行。原因：监护人同意自行离开',
  );
  expect(textOf('pick-up-in-doubt')).toContain('当时设备离线');
});

it('a guardian who was told of a pick-up is told once when it was a mistake, and nobody else', async () => {
  const [guardian, quiet] = [aPerson(), aPerson()];
  const [one, other] = [aPickUp({ residentId: guardian.id }), aPickUp({ residentId: quiet.id, tell: false })];
  await untilHandled(system, 4, async () => {
    await system.publish(PartyFetched, one);
    await system.publishTwice(PickUpUndone, { ...one, reason: '扫错了人' });
    await system.publish(PickUpUndone, { ...one, reason: '扫错了人' });
    await system.publish(PickUpUndone, { ...other, reason: '扫错了人' });
  });
  const notices = await untilTold(system, guardian, ['pick-up-recorded', 'pick-up-undone']);
  expect(notices.find(({ kind }) => kind === 'pick-up-undone')?.text).toBe(
    '“1 人于7月1日 周三 17:32由林**接走”的记录有误，已由工作人员撤销，现记为仍在现场。原因：扫错了人。如有疑问，请立即联系主办方。',
  );
  await untilTold(system, quiet, []);
});
