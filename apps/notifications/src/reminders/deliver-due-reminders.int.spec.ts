import { CommunityEventRescheduled, CommunityEventSnapshot, RegistrationConfirmed } from '@linli/contracts/events';
import { NoticeKind } from '@linli/contracts/notifications';
import { TestSystem, until } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { anEvent, aPerson, aRegistration, hours, inHours, NOON } from '../testing/builders';
import { SETTINGS } from '../testing/settings';
import { plannedFor, untilTold } from '../testing/waiting';

const PEOPLE = 1200;
let event: CommunityEventSnapshot;
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([notificationsService(SETTINGS), notificationsService(SETTINGS)]);
});
beforeEach(() => {
  system.clock.set(NOON);
  event = anEvent();
});
afterAll(() => system.stop());

const notices = (kind: NoticeKind, subjectId = event.id) =>
  system.database().collection('notices').countDocuments({ kind, subjectId });
const reminders = (filter: object, occasionId = event.id) =>
  system
    .database()
    .collection('reminders')
    .countDocuments({ ...filter, occasionId });
const settled = () => until('nothing planned', async () => (await plannedFor(system, event.id)) === 0);

/** Several batches of people for one event, put in the store directly: what is tried here is what comes afterwards. */
async function aCrowd(): Promise<void> {
  await system.publish(RegistrationConfirmed, aRegistration({ communityEvent: event }));
  await until('the first', async () => (await plannedFor(system, event.id)) === 2);
  const [participation] = await system
    .database()
    .collection<{ _id: string }>('participations')
    .find({ occasionId: event.id })
    .toArray();
  const planned = await system.database().collection<{ _id: string }>('reminders').find({ occasionId: event.id }).toArray();
  const others = Array.from({ length: PEOPLE - 1 }, (_, at) => `${event.id}-${at}`);
  await system
    .database()
    .collection<{ _id: string }>('participations')
    .insertMany(others.map((id) => ({ ...participation!, _id: id, personId: id })));
  await system
    .database()
    .collection<{ _id: string }>('reminders')
    .insertMany(others.flatMap((id) => planned.map((row) => ({ ...row, _id: row._id.replace(/^[^/]+/, id), recipientId: id }))));
}

describe('two replicas', () => {
  it('remind each of many people once between them', async () => {
    await aCrowd();
    system.clock.set(inHours(176));
    await until('all reminded', async () => (await reminders({ kind: 'event-tomorrow', state: 'planned' })) === 0);
    expect(await notices('event-tomorrow')).toBe(PEOPLE);
    expect(await reminders({ kind: 'event-in-one-hour', state: 'planned' })).toBe(PEOPLE);
  });

  it('tell many people of a change once, and move what they are reminded of', async () => {
    await aCrowd();
    const communityEvent = { ...event, revision: 3, startsAt: hours(300), endsAt: hours(303) };
    await system.publishTwice(CommunityEventRescheduled, { communityEvent, previousStartsAt: event.startsAt });
    await until('all told', async () => (await notices('event-rescheduled')) === PEOPLE);
    expect(await reminders({ dueAt: inHours(276), at: inHours(300), state: 'planned' })).toBe(PEOPLE);
    expect(await reminders({ dueAt: inHours(299), at: inHours(300), state: 'planned' })).toBe(PEOPLE);
    system.clock.set(inHours(299));
    await settled();
    expect([await notices('event-tomorrow'), await notices('event-in-one-hour')]).toEqual([PEOPLE, PEOPLE]);
  });
});

describe('a clock that jumps', () => {
  it('over several reminders leaves none out, and none is said twice when it goes back', async () => {
    const resident = aPerson();
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: resident.id, communityEvent: event }));
    await untilTold(system, resident, ['registration-confirmed']);
    system.clock.set(inHours(199.5));
    const told = ['registration-confirmed', 'event-tomorrow', 'event-in-one-hour'] as const;
    await untilTold(system, resident, told);
    for (const hour of [198.5, 175, 199.5]) system.clock.set(inHours(hour));
    const next = anEvent({ startsAt: hours(201), endsAt: hours(202) });
    await system.publish(RegistrationConfirmed, aRegistration({ communityEvent: next }));
    await until('a later registration', async () => (await reminders({}, next.id)) === 2);
    system.clock.set(inHours(200.1));
    await until('a later reminder', async () => (await notices('event-in-one-hour', next.id)) === 1);
    await untilTold(system, resident, told);
  });

  it('far over the start drops what is of no more use', async () => {
    const resident = aPerson();
    await system.publish(RegistrationConfirmed, aRegistration({ residentId: resident.id, communityEvent: event }));
    await untilTold(system, resident, ['registration-confirmed']);
    system.clock.set(inHours(201));
    await settled();
    expect(await reminders({ state: 'dropped' })).toBe(2);
    await untilTold(system, resident, ['registration-confirmed']);
  });
});
