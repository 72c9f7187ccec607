import {
  CommunityEventCancelled,
  CommunityEventRescheduled,
  RegistrationConfirmed,
  RegistrationWaitlisted,
  SessionCancelled,
  SessionGivenUp,
  SessionMoved,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, hours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const reason = { zh: '讲师有事', en: 'The teacher is held up' };
const session = {
  ...{ key: 'tuesday', title: { zh: '周二课', en: 'Tuesday class' }, place: { zh: '三楼', en: 'Third floor' } },
  ...{ startsAt: hours(230), endsAt: hours(232) },
};

it('tell those who come to them or wait, once, with the old and the new time, and nobody else', async () => {
  const [all, own, other, waiting] = [aPerson(), aPerson(), aPerson(), aPerson()];
  const communityEvent = anEvent();
  await untilHandled(system, 4, async () => {
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: all.id, communityEvent }));
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: own.id, communityEvent, sessions: ['tuesday'] }));
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: other.id, communityEvent, sessions: ['monday'] }));
    const line = aRegistration({ residentId: waiting.id, communityEvent, sessions: ['monday', 'tuesday'] });
    await system.publish(RegistrationWaitlisted, line);
  });
  const planned = await plannedFor(system, communityEvent.id);
  const moved = { previousStartsAt: hours(224), previousEndsAt: hours(226), session, reason };
  await untilHandled(system, 2, async () => {
    await system.publishTwice(SessionMoved, { ...moved, communityEvent: { ...communityEvent, revision: 3 } });
    await system.publish(SessionMoved, { ...moved, communityEvent: { ...communityEvent, revision: 3 } });
  });
  const off = { communityEvent: { ...communityEvent, revision: 4 }, session, reason };
  await untilHandled(system, 1, () => system.publishTwice(SessionCancelled, off));
  const [gone, news] = await untilTold(system, all, ['registration-confirmed', 'session-rescheduled', 'session-cancelled']);
  expect(news?.text).toContain(
    '“周二课”原定3月11日 周三 20:00–22:00，现改为3月12日 周四 02:00–04:00，地点：三楼。原因：讲师有事。',
  );
  expect(gone?.text).toContain('原定3月12日 周四 02:00–04:00的“周二课”已取消');
  await untilTold(system, own, ['registration-confirmed', 'session-rescheduled', 'session-cancelled']);
  await untilTold(system, waiting, ['registration-waitlisted', 'session-rescheduled', 'session-cancelled']);
  await untilTold(system, other, ['registration-confirmed']);
  expect(await plannedFor(system, communityEvent.id)).toBe(planned);
});

it('of a programme that has begun tell whoever comes to what is to come, and nobody else, that this is off or goes on', async () => {
  const [toCome, over] = [aPerson(), aPerson()];
  const communityEvent = anEvent();
  await untilHandled(system, 2, async () => {
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: toCome.id, communityEvent, sessions: ['tuesday'] }));
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: over.id, communityEvent, sessions: ['monday'] }));
  });
  const sessions = ['tuesday', 'wednesday'];
  await untilHandled(system, 1, () =>
    system.publishTwice(CommunityEventRescheduled, {
      ...{ communityEvent: { ...communityEvent, revision: 3 }, previousStartsAt: hours(224), goesOnAt: hours(230), sessions },
    }),
  );
  await untilHandled(system, 1, () =>
    system.publishTwice(CommunityEventCancelled, {
      ...{ communityEvent: { ...communityEvent, revision: 4, brokenOffAt: hours(201) }, reason, sessions },
    }),
  );
  const [gone, news] = await untilTold(system, toCome, ['registration-confirmed', 'event-cancelled', 'event-rescheduled']);
  expect(news?.text).toContain('3月12日 周四 02:00');
  expect(gone?.text).toContain('3月10日 周二 21:00');
  await untilTold(system, over, ['registration-confirmed']);
});

it('are no news any more to whoever has given them up, in whatever order that is heard', async () => {
  const [one, late] = [aPerson(), aPerson()];
  const communityEvent = anEvent();
  const givenUp = { key: 'tuesday', title: session.title, startsAt: session.startsAt };
  const of = ({ id: residentId }: { id: string }) =>
    aRegistration({ residentId, communityEvent, sessions: ['monday', 'tuesday'] });
  const [first, second] = [of(one), of(late)];
  const left = { sessions: ['monday'], givenUp };
  await untilHandled(system, 2, async () => {
    await system.publish(RegistrationConfirmed, first);
    await system.publishTwice(SessionGivenUp, { ...second, ...left });
  });
  await untilHandled(system, 2, async () => {
    await system.publishTwice(SessionGivenUp, { ...first, ...left });
    await system.publish(RegistrationConfirmed, second);
  });
  const off = { communityEvent: { ...communityEvent, revision: 4 }, session, reason };
  await untilHandled(system, 1, () => system.publishTwice(SessionCancelled, off));
  const monday = { ...session, key: 'monday' };
  const next = { communityEvent: { ...communityEvent, revision: 5 }, session: monday, reason };
  await untilHandled(system, 1, () => system.publish(SessionCancelled, next));
  const told = await untilTold(system, one, ['registration-confirmed', 'session-given-up', 'session-cancelled']);
  expect(told.find(({ kind }) => kind === 'session-given-up')?.text).toBe(
    '您在“周二课”（3月12日 周四 02:00）的名额已让给其他邻居，其余场次的报名不变。',
  );
  await untilTold(system, late, ['session-given-up', 'registration-confirmed', 'session-cancelled']);
});
