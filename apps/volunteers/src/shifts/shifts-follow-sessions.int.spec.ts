import { SessionCancelled, SessionMoved } from '@linli/contracts/events';
import { ListShifts, ShiftCancelled, ShiftRescheduled, ShiftSessionChanged } from '@linli/contracts/volunteers';
import { TestSystem, until } from '@linli/testing';
import { hours, NOON } from '../testing/builders';
import { aKnownEvent, shiftsOf } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;
beforeAll(async () => {
  const watch = [ShiftRescheduled, ShiftCancelled, ShiftSessionChanged];
  system = await TestSystem.start([volunteersService], { now: NOON, watch });
});
afterAll(() => system.stop());
beforeEach(() => system.clock.set(NOON));

const reason = { zh: '停电', en: 'Power cut' };
const text = { zh: '糖画', en: 'Sugar painting' };
const session = (start: number) => ({
  ...{ key: 'sugar', title: text, place: text },
  ...{ startsAt: hours(start), endsAt: hours(start + 1) },
});

/** One shift of the session that begins after 202 hours, one that goes on all day, and one of another session. */
async function someShifts() {
  const event = await aKnownEvent(system, { startsAt: hours(200), endsAt: hours(220) });
  await shiftsOf(
    system,
    event.id,
    { startsAt: hours(201.75), endsAt: hours(203.25) },
    { startsAt: hours(201), endsAt: hours(210) },
    { startsAt: hours(203), endsAt: hours(205) },
  );
  return event;
}
const shiftsNow = async (eventId: string) => (await system.ask(ListShifts, { eventId })).items;
const idsOf = <F extends { shift: { id: string; eventId: string } }>(facts: readonly F[], eventId: string) =>
  facts.flatMap(({ shift }) => (shift.eventId === eventId ? [shift.id] : []));

it('when a session is moved its shifts move along and volunteers of others are told, once, also when the fact comes twice', async () => {
  const event = await someShifts();
  const [allDay, own, other] = await shiftsNow(event.id);
  const fact = {
    ...{ communityEvent: { ...event, revision: event.revision + 1 }, session: session(212), reason },
    ...{ previousStartsAt: hours(202), previousEndsAt: hours(203) },
  };
  const effects = await system.effects();
  await system.publishTwice(SessionMoved, fact);
  await until('the effect', async () => (await system.effects()) === effects + 1);
  await until('the news', () => idsOf(system.facts(ShiftSessionChanged), event.id).length > 0);
  expect(idsOf(system.facts(ShiftRescheduled), event.id)).toEqual([own!.id]);
  expect(idsOf(system.facts(ShiftSessionChanged), event.id)).toEqual([allDay!.id]);
  const startOf = async (id: string) => (await shiftsNow(event.id)).find((shift) => shift.id === id)?.startsAt;
  expect(await Promise.all([allDay, own, other].map((shift) => startOf(shift!.id)))).toEqual([201, 211.75, 203].map(hours));
});

it('when a session is off its shifts are, and volunteers of others are told', async () => {
  const event = await someShifts();
  const [allDay, own] = await shiftsNow(event.id);
  const communityEvent = { ...event, revision: event.revision + 1 };
  await system.publishTwice(SessionCancelled, { communityEvent, session: session(202), reason });
  await until('the news', () => idsOf(system.facts(ShiftSessionChanged), event.id).length > 0);
  expect(idsOf(system.facts(ShiftCancelled), event.id)).toEqual([own!.id]);
  expect(system.facts(ShiftSessionChanged).find(({ shift }) => shift.id === allDay!.id)).not.toHaveProperty('now');
  expect((await shiftsNow(event.id)).map(({ status }) => status)).toEqual(['open', 'cancelled', 'open']);
});

it('a shift that has begun stays as it is', async () => {
  const event = await someShifts();
  system.clock.set(new Date(hours(201.8)));
  const effects = await system.effects();
  const communityEvent = { ...event, revision: event.revision + 1 };
  await system.publish(SessionCancelled, { communityEvent, session: session(202), reason });
  await until('the effect', async () => (await system.effects()) === effects + 1);
  expect((await shiftsNow(event.id)).map(({ status }) => status)).toEqual(['open', 'open', 'open']);
});
