import { IntegrationEvent } from '@linli/contracts';
import {
  CommunityEventCancelled,
  CommunityEventRescheduled,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationPromoted,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aRegistration, hours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)], { now: NOON });
});
afterAll(() => system.stop());

type Publish = () => Promise<void>;
const fact =
  <B extends object>(contract: IntegrationEvent<B>, body: B): Publish =>
  () =>
    system.publish(contract, body);

/** What happens to one event: some come, wait, move up, leave before and after it moves twice, and in the end it is off. */
function aHistory(): { eventId: string; facts: Publish[] } {
  const second = anEvent();
  const third = { ...second, revision: 3, startsAt: hours(300), endsAt: hours(303) };
  const fourth = { ...second, revision: 4, startsAt: hours(250), endsAt: hours(253) };
  const [staying, leaving, waiting, late] = [1, 2, 3, 4].map(() => aRegistration({ communityEvent: second }));
  const facts = [
    fact(RegistrationConfirmed, staying!),
    fact(RegistrationConfirmed, leaving!),
    fact(RegistrationWaitlisted, waiting!),
    fact(CommunityEventRescheduled, { communityEvent: third, previousStartsAt: second.startsAt }),
    fact(RegistrationCancelled, { ...leaving!, communityEvent: third }),
    fact(RegistrationPromoted, { ...waiting!, communityEvent: third }),
    fact(CommunityEventRescheduled, { communityEvent: fourth, previousStartsAt: third.startsAt }),
    fact(RegistrationConfirmed, { ...late!, communityEvent: fourth }),
    fact(CommunityEventCancelled, {
      communityEvent: { ...fourth, revision: 5 },
      reason: { zh: '暴雨', en: 'Rain' },
    }),
  ];
  return { eventId: second.id, facts };
}

/** Everything that the service holds for the event, without what depends on when it came to know it. */
async function endOf(eventId: string) {
  const rows = async (collection: string, by: string) =>
    (
      await system
        .database()
        .collection(collection)
        .find({ [by]: eventId })
        .toArray()
    ).map(({ kind, state, distinct, ...row }) => [
      kind ?? row.revision ?? row.hasPlace,
      state ??
        JSON.stringify(row.words ? { ...row.words, registrationId: undefined } : [row.entered, row.left, row.since, row.until]),
    ]);
  const lists = await Promise.all([
    rows('notices', 'subjectId'),
    rows('reminders', 'occasionId'),
    rows('participations', 'occasionId'),
  ]);
  return lists.map((list) => list.map((row) => row.join(' ')).sort((a, b) => a.localeCompare(b)));
}

async function lived(order: (facts: readonly Publish[]) => Publish[]) {
  const { eventId, facts } = aHistory();
  for (const publish of order(facts)) await untilHandled(system, 1, publish);
  return endOf(eventId);
}

describe('facts that arrive in another order than they happened in', () => {
  const inOrder = (facts: readonly Publish[]) => [...facts];
  const backwards = (facts: readonly Publish[]) => [...facts].reverse();
  const byQueue = (facts: readonly Publish[]) => [4, 6, 3, 5, 7, 2, 8, 1, 0].map((at) => facts[at] as Publish);
  const cancelledEarly = (facts: readonly Publish[]) => [8, 0, 4, 6, 1, 2, 3, 7, 5].map((at) => facts[at] as Publish);

  const leftLate = (facts: readonly Publish[]) => [0, 1, 2, 3, 6, 8, 4, 7, 5].map((at) => facts[at] as Publish);

  it.each([
    ['backwards', backwards],
    ['told of changes before leaving is known', leftLate],
    ['the changes first', byQueue],
    ['the end first', cancelledEarly],
  ])('end as if they had come in order: %s', async (_case, order) => {
    const ordered = await lived(inOrder);
    expect(ordered.map((list) => list.length)).toEqual([14, 6, 4]);
    expect(await lived(order)).toEqual(ordered);
  });

  it('and all at once', async () => {
    const ordered = await lived(inOrder);
    const { eventId, facts } = aHistory();
    await untilHandled(system, facts.length, () => Promise.all(facts.map((publish) => publish())));
    expect(await endOf(eventId)).toEqual(ordered);
  });
});
