import {
  AnnouncedSession,
  CommunityEventCancelled,
  CommunityEventSnapshot,
  ProgrammeAnnounced,
  RegistrationCancelled,
  RegistrationConfirmed,
  SessionGivenUp,
} from '@linli/contracts/events';
import { NoticeView } from '@linli/contracts/notifications';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, hours, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;
beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const title = { zh: '做一天传承人', en: 'Heir for a day' };
const aSession = (key: string, start: number, given: Partial<AnnouncedSession> = {}): AnnouncedSession => ({
  ...{ key, startsAt: hours(start), endsAt: hours(start + 1), status: 'planned' },
  ...given,
});
/** Three days of it, from 96 hours on, each day at noon. */
const days = [aSession('first', 96), aSession('second', 120), aSession('third', 144)];
const aProgramme = (): CommunityEventSnapshot => anEvent({ title, startsAt: hours(84), endsAt: hours(160) });

const announced = (communityEvent: CommunityEventSnapshot, sessions = days, version = 1) =>
  untilHandled(system, 1, () =>
    system.publishTwice(ProgrammeAnnounced, {
      communityEvent: { ...communityEvent, revision: communityEvent.revision + version - 1 },
      ...{ version, sessions },
    }),
  );
const textsOf = (notices: readonly NoticeView[], kind: string) =>
  notices.filter((one) => one.kind === kind).map(({ text }) => text);
const confirmed = 'registration-confirmed';
const [tomorrow, soon] = ['event-tomorrow', 'event-in-one-hour'] as const;

/** Lets the clock come to each of these hours in turn, and waits until the person has been told so much. */
async function goOn(person: ReturnType<typeof aPerson>, steps: readonly (readonly [at: number, told: readonly string[]])[]) {
  let notices: NoticeView[] = [];
  for (const [at, told] of steps) {
    system.clock.set(inHours(at));
    notices = await untilTold(system, person, told as never);
  }
  return notices;
}

describe('somebody who comes to all sessions', () => {
  it('is told the first and how many, and is reminded of each of them once, the next being all that is planned', async () => {
    const [person, communityEvent] = [aPerson(), aProgramme()];
    await announced(communityEvent);
    await untilHandled(system, 1, () =>
      system.publishTwice(RegistrationConfirmed, aRegistration({ residentId: person.id, communityEvent })),
    );
    const [place] = await untilTold(system, person, [confirmed]);
    expect(place?.text).toContain('3月6日 周五 12:00–13:00，其后还有 2 场，至3月8日 周日 13:00');
    expect(await plannedFor(system, communityEvent.id)).toBe(2);
    const first = [confirmed, tomorrow, soon];
    const notices = await goOn(person, [
      [72, [confirmed, tomorrow]],
      [95, first],
      [96, [...first, tomorrow]],
      [119, [...first, tomorrow, soon]],
      [120, [...first, tomorrow, soon, tomorrow]],
      [143, [...first, tomorrow, soon, tomorrow, soon]],
    ]);
    expect(textsOf(notices, soon).sort()).toEqual(
      [6, 7, 8].map((day) => expect.stringContaining(`3月${day}日`)) as unknown as string[],
    );
    expect(await plannedFor(system, communityEvent.id)).toBe(0);
  });

  it('and comes late is told of what is to come, and reminded of it', async () => {
    const [person, communityEvent] = [aPerson(), aProgramme()];
    await announced(communityEvent);
    system.clock.set(inHours(100));
    await untilHandled(system, 1, () =>
      system.publish(RegistrationConfirmed, aRegistration({ residentId: person.id, communityEvent })),
    );
    const [place] = await untilTold(system, person, [confirmed]);
    expect(place?.text).toContain('3月7日 周六 12:00–13:00，其后还有 1 场');
    await goOn(person, [
      [119, [confirmed, soon]],
      [143, [confirmed, soon, tomorrow, soon]],
    ]);
  });

  it('is reminded when sessions are, where they have moved to, and not of those that are off', async () => {
    const [person, communityEvent] = [aPerson(), aProgramme()];
    await announced(communityEvent);
    await untilHandled(system, 1, () =>
      system.publish(RegistrationConfirmed, aRegistration({ residentId: person.id, communityEvent })),
    );
    await goOn(person, [[72, [confirmed, tomorrow]]]);
    const off = aSession('second', 120, { status: 'cancelled' });
    await announced(communityEvent, [aSession('first', 98), off, aSession('third', 150)], 3);
    // What comes later and is older is not true any more.
    await announced(communityEvent, [aSession('first', 97), ...days.slice(1)], 2);
    await goOn(person, [
      [97, [confirmed, tomorrow, tomorrow, soon]],
      [119, [confirmed, tomorrow, tomorrow, soon]],
      [126, [confirmed, tomorrow, tomorrow, soon, tomorrow]],
      [149, [confirmed, tomorrow, tomorrow, soon, tomorrow, soon]],
    ]);
  });
});

describe('somebody who comes to single sessions', () => {
  const own = (keys: readonly number[]) => ({
    sessions: keys.map((at) => days[at]!.key),
    own: keys.map((at) => ({ ...days[at]!, status: undefined, title })),
  });

  it('is told their own time, also where that of all is heard later, and is reminded of these alone', async () => {
    const [one, other, communityEvent] = [aPerson(), aPerson(), aProgramme()];
    await untilHandled(system, 2, async () => {
      await system.publish(RegistrationConfirmed, aRegistration({ residentId: one.id, communityEvent, ...own([1]) }));
      await system.publish(RegistrationConfirmed, aRegistration({ residentId: other.id, communityEvent, ...own([0, 2]) }));
    });
    await announced(communityEvent, [days[0]!, { ...days[1]!, title: { zh: '糖画', en: 'Sugar' } }, days[2]!]);
    const [place] = await untilTold(system, one, [confirmed]);
    expect(place?.text).toContain('3月7日 周六 12:00–13:00，');
    await goOn(one, [[95, [confirmed]]]);
    await untilTold(system, other, [confirmed, tomorrow, soon]);
    system.clock.set(inHours(96));
    const notices = await untilTold(system, one, [confirmed, tomorrow]);
    expect(textsOf(notices, tomorrow)).toEqual([expect.stringContaining('3月7日 周六 12:00–13:00（糖画）')]);
    await goOn(one, [[119, [confirmed, tomorrow, soon]]]);
    await goOn(other, [[143, [confirmed, tomorrow, soon, tomorrow, soon]]]);
    await untilTold(system, one, [confirmed, tomorrow, soon]);
  });

  it('is not reminded of what they have given up, left, or what is called off', async () => {
    const [one, other, communityEvent] = [aPerson(), aPerson(), aProgramme()];
    await announced(communityEvent);
    const [fact, leaver] = [
      aRegistration({ residentId: one.id, communityEvent, ...own([0, 1, 2]) }),
      aRegistration({ residentId: other.id, communityEvent, ...own([0]) }),
    ];
    const givenUp = { key: 'first', title, startsAt: days[0]!.startsAt };
    await untilHandled(system, 4, async () => {
      await system.publishTwice(SessionGivenUp, { ...fact, ...own([1, 2]), givenUp });
      await system.publish(RegistrationConfirmed, fact);
      await system.publish(RegistrationConfirmed, leaver);
      await system.publishTwice(RegistrationCancelled, leaver);
    });
    const told = [confirmed, 'session-given-up'];
    await goOn(one, [
      [95, told],
      [96, [...told, tomorrow]],
    ]);
    await untilTold(system, other, [confirmed, 'registration-cancelled']);
    const off = { ...communityEvent, revision: 9, brokenOffAt: hours(97) };
    await untilHandled(system, 1, () => system.publish(CommunityEventCancelled, { communityEvent: off, reason: title }));
    expect(await plannedFor(system, communityEvent.id)).toBe(0);
  });
});
