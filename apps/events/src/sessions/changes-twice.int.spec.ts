import { IntegrationEvent } from '@linli/contracts';
import {
  CancelCommunityEvent,
  ChangeRecorded,
  CommunityEventCancelled,
  CommunityEventPostponed,
  CommunityEventRescheduled,
  CommunityEventSnapshot,
  CommunityEventView,
  CreateCommunityEvent,
  GetCommunityEvent,
  ListMyRegistrations,
  ListSessions,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  RegisterForEvent,
  RescheduleCommunityEvent,
  SetSessions,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

type Fact = IntegrationEvent<{ readonly communityEvent: CommunityEventSnapshot }>;

const organiser = anOrganiser();
const reason = { zh: '台风', en: 'Typhoon' };
const FACTS = [CommunityEventCancelled, CommunityEventPostponed, CommunityEventRescheduled] as unknown as Fact[];
let system: TestSystem;

/** Either replica may be asked. */
beforeAll(async () => {
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch: [...FACTS, ChangeRecorded] as never });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

/** Of three days, for one of which somebody is registered, and somebody for all. */
async function aProgramme(enrolment: 'whole' | 'session'): Promise<string> {
  const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24), capacity: 6 });
  const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
  await system.ask(SetSessions, { eventId, enrolment, sessions: threeDays(2) }, organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  const needs = ['tuesday', 'wednesday'].map((pool) => ({ pool, count: 1 }));
  const of = (some: typeof needs) => (enrolment === 'session' ? { needs: some } : {});
  await system.ask(RegisterForEvent, { eventId, partySize: 1, ...of(needs) }, aResident(1));
  await system.ask(RegisterForEvent, { eventId, partySize: 1, ...of(needs.slice(1)) }, aResident(2));
  return eventId;
}

const seen = (eventId: string) => system.ask(GetCommunityEvent, { eventId }, organiser);
const startsOf = async (eventId: string) =>
  (await system.ask(ListSessions, { eventId, limit: 100 }, organiser)).items.map(
    ({ startsAt, status }) => `${startsAt} ${status}`,
  );
const endedOf = async (number: number, eventId: string) => {
  const { items } = await system.ask(ListMyRegistrations, { limit: 100 }, aResident(number));
  return items.find((one) => one.eventId === eventId)?.moves?.filter(({ to }) => to === 'cancelled').length;
};
const told = (contract: Fact, eventId: string) =>
  system.distinctFacts(contract).filter(({ communityEvent }) => communityEvent.id === eventId);
const recorded = (eventId: string) => system.distinctFacts(ChangeRecorded).filter(({ thingId }) => thingId === eventId).length;
/** Everything that was written to be told has been. */
const untilAllTold = () =>
  until('all is told', async () => (await system.database().collection('outbox').countDocuments({})) === 0);

interface Case {
  readonly change: 'postpone' | 'reschedule' | 'cancel';
  readonly begun: boolean;
  readonly enrolment: 'whole' | 'session';
}

const CASES: Case[] = (['postpone', 'reschedule', 'cancel'] as const).flatMap((change) =>
  [false, true].flatMap((begun) => (['whole', 'session'] as const).map((enrolment) => ({ change, begun, enrolment }))),
);

/** The request for it, and the fact that tells it. */
const CHANGES = {
  postpone: { contract: PostponeCommunityEvent, fact: CommunityEventPostponed },
  reschedule: { contract: RescheduleCommunityEvent, fact: CommunityEventRescheduled },
  cancel: { contract: CancelCommunityEvent, fact: CommunityEventCancelled },
} as const;

/** Before it has begun what it is said to last changes, afterwards what is to come lies a day later. */
const bodyOf = (eventId: string, { change, begun }: Case) => {
  if (change !== 'reschedule') return { eventId, reason };
  return begun
    ? { eventId, startsAt: hours(72), endsAt: hours(124), signUpClosesAt: hours(96) }
    : { eventId, startsAt: hours(20), endsAt: hours(120), signUpClosesAt: hours(48) };
};

it.each(CASES)(
  '$change of a programme (begun: $begun, $enrolment) counts once, delivered twice and asked for twice',
  async (one) => {
    const eventId = await aProgramme(one.enrolment);
    if (one.begun) system.clock.set(new Date(hours(25)));
    await untilAllTold();
    const [{ revision }, records] = [await seen(eventId), recorded(eventId)];
    const { contract, fact } = CHANGES[one.change];
    const ask = (messageId: string) =>
      system.askAgain(contract as never, bodyOf(eventId, one), { messageId, actor: organiser }) as Promise<CommunityEventView>;
    // The same message to both replicas, at the same time and later; then a second click, which is another message.
    const delivered = newId();
    const [first, second] = await Promise.all([ask(delivered), ask(delivered)]);
    const starts = await startsOf(eventId);
    const later = await ask(delivered);
    const clicked = await ask(newId());
    expect([second, later]).toEqual([first, first]);
    expect([first.revision, clicked.revision]).toEqual([revision + 1, revision + 1]);
    expect(await seen(eventId)).toMatchObject({ revision: revision + 1, status: clicked.status, endsAt: first.endsAt });
    expect(await startsOf(eventId)).toEqual(starts);
    await untilAllTold();
    await until('the fact', () => told(fact as unknown as Fact, eventId).length > 0);
    expect(FACTS.flatMap((any) => told(any, eventId))).toHaveLength(1);
    await until('the record', () => recorded(eventId) > records);
    expect(recorded(eventId)).toBe(records + 1);
  },
);

it.each([false, true])(
  'the fact that a programme (begun: %s) is off ends each registration once, however often it comes',
  async (begun) => {
    const eventId = await aProgramme('session');
    if (begun) system.clock.set(new Date(hours(25)));
    await system.ask(CancelCommunityEvent, { eventId, reason }, organiser);
    const [fact] = await until('the fact', () => {
      const facts = told(CommunityEventCancelled as unknown as Fact, eventId);
      return facts.length > 0 && facts;
    });
    await until('the end', async () => (await endedOf(1, eventId)) === 1 && (await endedOf(2, eventId)) === 1);
    const before = await system.effects();
    await system.publishTwice(CommunityEventCancelled, fact as never);
    await until('it is heard again', async () => (await system.effects()) > before);
    expect([await endedOf(1, eventId), await endedOf(2, eventId)]).toEqual([1, 1]);
    expect(await seen(eventId)).toMatchObject({ placesTaken: 0, status: 'cancelled' });
  },
);
