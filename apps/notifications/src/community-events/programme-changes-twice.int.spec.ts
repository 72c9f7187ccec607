import {
  CommunityEventCancelled,
  CommunityEventPostponed,
  CommunityEventRescheduled,
  CommunityEventSnapshot,
  RegistrationConfirmed,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, hours, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { untilHandled, untilTold } from '../testing/waiting';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS)]);
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const reason = { zh: '台风', en: 'Typhoon' };
const sessions = ['tuesday'];

interface Said {
  readonly communityEvent: CommunityEventSnapshot;
  readonly begun: boolean;
}

/** What is told of a programme; when it has begun, of its session to come. */
const CHANGES = {
  'event-postponed': ({ communityEvent, begun }: Said) =>
    system.publishTwice(CommunityEventPostponed, {
      ...{ communityEvent: { ...communityEvent, postponed: true, ...broken(begun) }, reason },
      ...(begun && { sessions }),
    }),
  'event-rescheduled': ({ communityEvent, begun }: Said) =>
    system.publishTwice(CommunityEventRescheduled, {
      communityEvent: { ...communityEvent, endsAt: hours(300), ...(begun && { movedOnMs: 86_400_000 }) },
      previousStartsAt: communityEvent.startsAt,
      ...(begun && { goesOnAt: hours(250), sessions }),
    }),
  'event-cancelled': ({ communityEvent, begun }: Said) =>
    system.publishTwice(CommunityEventCancelled, {
      ...{ communityEvent: { ...communityEvent, ...broken(begun) }, reason },
      ...(begun && { sessions }),
    }),
} as const;

const broken = (begun: boolean) => (begun ? { brokenOffAt: hours(201) } : {});

const CASES = (['event-postponed', 'event-rescheduled', 'event-cancelled'] as const).flatMap((kind) =>
  [false, true].map((begun) => ({ kind, begun })),
);

it.each(CASES)(
  '$kind of a programme (begun: $begun) is told once, however often it comes, to whom it concerns',
  async ({ kind, begun }) => {
    const [both, past] = [aPerson(), aPerson()];
    const before = anEvent({ endsAt: hours(260) });
    const registered = (residentId: string, of: string[]) => aRegistration({ residentId, communityEvent: before, sessions: of });
    await untilHandled(system, 2, async () => {
      await system.publish(RegistrationConfirmed, registered(both.id, ['monday', 'tuesday']));
      await system.publish(RegistrationConfirmed, registered(past.id, ['monday']));
    });
    if (begun) system.clock.set(inHours(201));
    const communityEvent = { ...before, revision: before.revision + 1 };
    // Twice under one id, and twice more under another.
    await untilHandled(system, 2, async () => {
      for (const _time of [1, 2]) await CHANGES[kind]({ communityEvent, begun });
    });
    await untilTold(system, both, ['registration-confirmed', kind]);
    await untilTold(system, past, ['registration-confirmed', ...(begun ? [] : [kind])]);
  },
);
