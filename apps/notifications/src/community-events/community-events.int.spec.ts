import {
  CommunityEventCancelled,
  CommunityEventDetailsChanged,
  CommunityEventRescheduled,
  CommunityEventSnapshot,
  OfferExpired,
  PlaceOffered,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationPromoted,
  RegistrationRejected,
  RegistrationWaitlisted,
} from '@linli/contracts/events';
import { NoticeKind } from '@linli/contracts/notifications';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, hours, inHours, NOON } from '../testing/builders';
import { someConcerned } from '../testing/concerned';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const reason = { zh: '暴雨预警', en: 'Rainstorm warning' };
const moved = (communityEvent: CommunityEventSnapshot, startsAt: number, revision = 3): CommunityEventSnapshot => ({
  ...communityEvent,
  ...{ revision, startsAt: hours(startsAt), endsAt: hours(startsAt + 3) },
});
const reschedule = (before: CommunityEventSnapshot, startsAt: number, revision?: number) => ({
  communityEvent: moved(before, startsAt, revision),
  previousStartsAt: before.startsAt,
});
const callOff = (communityEvent: CommunityEventSnapshot) => ({
  communityEvent: { ...communityEvent, revision: communityEvent.revision + 1 },
  reason,
});

describe('an event of which something else is said', () => {
  it('is remembered so, once, and nobody is told', async () => {
    const [resident, fact] = [aPerson(), aRegistration()];
    await untilHandled(system, 1, () => system.publish(RegistrationConfirmed, { ...fact, residentId: resident.id }));
    const communityEvent = { ...fact.communityEvent, revision: 3, place: { zh: '室内', en: 'Indoors' } };
    await untilHandled(system, 1, () => system.publishTwice(CommunityEventDetailsChanged, { communityEvent }));
    system.clock.set(inHours(176));
    const notices = await untilTold(system, resident, ['registration-confirmed', 'event-tomorrow']);
    expect(JSON.stringify(notices)).toContain('室内');
  });
});

describe('a registration', () => {
  it.each([
    ['confirmed', RegistrationConfirmed, 'registration-confirmed'],
    ['waitlisted', RegistrationWaitlisted, 'registration-waitlisted'],
    ['promoted', RegistrationPromoted, 'registration-promoted'],
    ['cancelled', RegistrationCancelled, 'registration-cancelled'],
  ] as const)('that is %s is told once, however often the fact comes', async (_case, contract, kind) => {
    const resident = aPerson();
    const fact = aRegistration({ residentId: resident.id });
    await untilHandled(system, 2, async () => {
      await system.publishTwice(contract, fact);
      await system.publishTwice(contract, fact);
    });
    const [notice] = await untilTold(system, resident, [kind]);
    expect(notice).toMatchObject({ subjectKind: 'community-event', subjectId: fact.communityEvent.id, at: expect.any(String) });
  });

  it('that was offered a place and let it pass, or was turned down, is told of it once, with until when and why', async () => {
    const [late, unwanted] = [aPerson(), aPerson()];
    const [offer, turned] = [aRegistration({ residentId: late.id }), aRegistration({ residentId: unwanted.id })];
    await untilHandled(system, 4, async () => {
      await system.publish(RegistrationWaitlisted, offer);
      await system.publishTwice(PlaceOffered, { ...offer, expiresAt: hours(12) });
      await system.publishTwice(OfferExpired, offer);
      await system.publishTwice(RegistrationRejected, { ...turned, reason });
    });
    const told = await untilTold(system, late, ['registration-waitlisted', 'place-offered', 'offer-expired']);
    expect(told.find(({ kind }) => kind === 'place-offered')?.text).toContain('请在3月3日 周二 00:00前确认接受');
    const [rejection] = await untilTold(system, unwanted, ['registration-rejected']);
    expect(rejection?.text).toContain('原因：暴雨预警');
    expect(await plannedFor(system, offer.communityEvent.id)).toBe(0);
  });

  it('is reminded of a day and an hour before, not sooner', async () => {
    const resident = aPerson();
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: resident.id }));
    await untilTold(system, resident, ['registration-confirmed']);
    system.clock.set(inHours(175.9));
    await untilTold(system, resident, ['registration-confirmed']);
    system.clock.set(inHours(176));
    const [tomorrow] = await untilTold(system, resident, ['registration-confirmed', 'event-tomorrow']);
    expect(tomorrow).toMatchObject({
      title: '活动提醒：烟火滨江友邻荟',
      text: '您报名的活动将于3月10日 周二 20:00–23:00举行，地点：滨江步道。期待您的到来！',
    });
    system.clock.set(inHours(199));
    await untilTold(system, resident, ['registration-confirmed', 'event-tomorrow', 'event-in-one-hour']);
  });

  it('that waits has no reminders until it moves up', async () => {
    const [waiting, promoted] = [aPerson(), aPerson()];
    const fact = aRegistration({ residentId: promoted.id });
    const { communityEvent } = fact;
    await untilHandled(system, 3, async () => {
      await system.publish(RegistrationWaitlisted, aRegistration({ residentId: waiting.id, communityEvent }));
      await system.publish(RegistrationWaitlisted, fact);
      await system.publish(RegistrationPromoted, fact);
    });
    system.clock.set(inHours(176));
    await untilTold(system, promoted, ['registration-waitlisted', 'registration-promoted', 'event-tomorrow']);
    await untilTold(system, waiting, ['registration-waitlisted']);
  });

  it('that is cancelled has no reminders, also when the cancellation arrives first', async () => {
    const [early, late] = [aPerson(), aPerson()];
    const [one, other] = [aRegistration({ residentId: early.id }), aRegistration({ residentId: late.id })];
    await system.publish(RegistrationCancelled, one);
    await untilTold(system, early, ['registration-cancelled']);
    await system.publish(RegistrationConfirmed, one);
    await system.publish(RegistrationConfirmed, other);
    await untilTold(system, late, ['registration-confirmed']);
    await system.publish(RegistrationCancelled, other);
    const told: NoticeKind[] = ['registration-confirmed', 'registration-cancelled'];
    for (const person of [early, late]) await untilTold(system, person, told);
    system.clock.set(inHours(199.5));
    for (const { communityEvent } of [one, other]) expect(await plannedFor(system, communityEvent.id)).toBe(0);
    for (const person of [early, late]) await untilTold(system, person, told);
  });
});

describe('an event that is rescheduled', () => {
  it('tells those who registered or wait, once, and moves the reminders', async () => {
    const communityEvent = anEvent();
    const { registered, waiting } = await someConcerned(system, communityEvent);
    await untilHandled(system, 2, async () => {
      await system.publishTwice(CommunityEventRescheduled, reschedule(communityEvent, 300));
      await system.publish(CommunityEventRescheduled, reschedule(communityEvent, 300));
    });
    const [news] = await untilTold(system, registered, ['registration-confirmed', 'event-rescheduled']);
    expect(news?.text).toContain('活动时间改为3月15日 周日 00:00–03:00（原定3月10日 周二 20:00开始）');
    await untilTold(system, waiting, ['registration-waitlisted', 'event-rescheduled']);
    system.clock.set(inHours(199));
    expect(await plannedFor(system, communityEvent.id)).toBe(2);
    system.clock.set(inHours(276));
    await untilTold(system, registered, ['registration-confirmed', 'event-rescheduled', 'event-tomorrow']);
    await untilTold(system, waiting, ['registration-waitlisted', 'event-rescheduled']);
  });

  it('brings to mind its new time though the old one was brought to mind, and no time twice', async () => {
    const resident = aPerson();
    const communityEvent = anEvent();
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: resident.id, communityEvent }));
    await untilTold(system, resident, ['registration-confirmed']);
    system.clock.set(inHours(176));
    await untilTold(system, resident, ['registration-confirmed', 'event-tomorrow']);
    await system.publish(CommunityEventRescheduled, reschedule(communityEvent, 300));
    await system.publish(CommunityEventRescheduled, reschedule(moved(communityEvent, 300), 200, 4));
    await system.publish(CommunityEventRescheduled, reschedule(moved(communityEvent, 200, 4), 300, 5));
    const told: NoticeKind[] = [
      'registration-confirmed',
      'event-tomorrow',
      ...Array<'event-rescheduled'>(3).fill('event-rescheduled'),
    ];
    await untilTold(system, resident, told);
    system.clock.set(inHours(276));
    await untilTold(system, resident, [...told, 'event-tomorrow']);
    system.clock.set(inHours(299));
    await untilTold(system, resident, [...told, 'event-tomorrow', 'event-in-one-hour']);
  });
});

describe('an event that is cancelled', () => {
  it('tells everybody why, once, and drops the reminders', async () => {
    const [registered, waiting, gone] = [aPerson(), aPerson(), aPerson()];
    const communityEvent = anEvent();
    const leaver = aRegistration({ residentId: gone.id, communityEvent });
    await untilHandled(system, 4, async () => {
      await system.publish(RegistrationConfirmed, aRegistration({ residentId: registered.id, communityEvent }));
      await system.publish(RegistrationWaitlisted, aRegistration({ residentId: waiting.id, communityEvent }));
      await system.publish(RegistrationConfirmed, leaver);
      await system.publish(RegistrationCancelled, leaver);
    });
    await system.publishTwice(CommunityEventCancelled, callOff(communityEvent));
    const [news] = await untilTold(system, registered, ['registration-confirmed', 'event-cancelled']);
    expect(news?.text).toContain('原因：暴雨预警');
    await untilTold(system, waiting, ['registration-waitlisted', 'event-cancelled']);
    expect(await plannedFor(system, communityEvent.id)).toBe(0);
    system.clock.set(inHours(199));
    await untilTold(system, registered, ['registration-confirmed', 'event-cancelled']);
    await untilTold(system, gone, ['registration-confirmed', 'registration-cancelled']);
  });
});
