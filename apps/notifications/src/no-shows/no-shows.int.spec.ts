import { NoShowAppealRejected, NoShowDropped, NoShowRecorded } from '@linli/contracts/events';
import { AccountOpened } from '@linli/contracts/gateway';
import { ListInbox } from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anAccount, anEvent, aPerson, hours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON });
});
afterAll(() => system.stop());

const reason = { zh: '情况属实', en: 'It is so' };

async function aMissing() {
  const account = anAccount({ language: 'en' });
  await untilHandled(system, 1, () => system.publishTwice(AccountOpened, account));
  return { noShowId: newId(), round: 1, residentId: account.accountId, communityEvent: anEvent() };
}

const COUNTED = { needed: 2, withinDays: 90, appealUntil: hours(400) };

it('missed events, a lock-out and its end are told once each, and what counts anew is told anew', async () => {
  const missing = await aMissing();
  const person = aPerson(missing.residentId);
  const other = { ...missing, noShowId: newId(), communityEvent: anEvent() };
  await untilHandled(system, 2, async () => {
    await system.publishTwice(NoShowRecorded, { ...missing, counted: 1, ...COUNTED });
    await system.publishTwice(NoShowRecorded, { ...other, counted: 2, ...COUNTED, lockedOutUntil: hours(720) });
  });
  await untilTold(system, person, ['locked-out', 'no-show-recorded', 'no-show-recorded']);
  await untilHandled(system, 1, () => system.publishTwice(NoShowDropped, { ...other, because: 'came', lockOutEnded: true }));
  await untilHandled(system, 1, () =>
    system.publishTwice(NoShowRecorded, { ...other, round: 2, counted: 2, ...COUNTED, lockedOutUntil: hours(720) }),
  );
  const { items } = await system.ask(ListInbox, { limit: 100 }, person);
  expect(items.map(({ kind }) => kind).toSorted((one, two) => (one < two ? -1 : 1))).toEqual([
    ...['lock-out-ended', 'locked-out', 'locked-out', 'no-show-dropped'],
    ...['no-show-recorded', 'no-show-recorded', 'no-show-recorded'],
  ]);
  const texts = items.map(({ text }) => text).join('\n');
  expect(texts).toContain('1 of 2 within 90 days');
  expect(texts).not.toMatch(/[\u4e00-\u9fff]/);
});

it('the answer to an appeal is told with its reason', async () => {
  const [one, other] = [await aMissing(), await aMissing()];
  await untilHandled(system, 2, async () => {
    await system.publishTwice(NoShowAppealRejected, { ...one, reason });
    await system.publishTwice(NoShowDropped, { ...other, because: 'appeal-accepted', reason, lockOutEnded: false });
  });
  const [rejected] = await untilTold(system, aPerson(one.residentId), ['no-show-appeal-rejected']);
  const [accepted] = await untilTold(system, aPerson(other.residentId), ['no-show-appeal-accepted']);
  for (const notice of [rejected, accepted]) expect(notice?.text).toContain('The organisers say: It is so.');
});
