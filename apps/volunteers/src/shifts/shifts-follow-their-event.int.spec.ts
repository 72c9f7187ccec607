import { IntegrationEvent } from '@linli/contracts';
import {
  CommunityEventCancelled,
  CommunityEventDetailsChanged,
  CommunityEventPublished,
  CommunityEventRescheduled,
  CommunityEventSnapshot,
} from '@linli/contracts/events';
import {
  CallForVolunteers,
  ListMyShifts,
  ListShifts,
  ShiftCancelled,
  ShiftFact,
  ShiftRescheduled,
  ShiftView,
} from '@linli/contracts/volunteers';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anOrganiser, aShiftWanted, aSnapshot, aVolunteer, hours, NOON } from '../testing/builders';
import { aKnownEvent, aTeamOf, communityEvents, shiftsOf, signUpAs, untilKnown } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([volunteersService], { now: NOON, watch: [ShiftRescheduled, ShiftCancelled] });
});
afterAll(() => system.stop());
beforeEach(() => system.clock.set(NOON));

const reason = { zh: '暴雨', en: 'Rain' };
const at = (event: CommunityEventSnapshot, revision: number, start: number): CommunityEventSnapshot => ({
  ...event,
  revision,
  startsAt: hours(start),
  endsAt: hours(start + 3),
});
const rescheduled = (communityEvent: CommunityEventSnapshot, twice = false) =>
  (twice ? system.publishTwice : system.publish).call(system, CommunityEventRescheduled, {
    communityEvent,
    previousStartsAt: hours(200),
  });
const timesOf = (shifts: readonly ShiftView[]) => shifts.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
const shiftsNow = async (eventId: string) => (await system.ask(ListShifts, { eventId })).items;
const told = (contract: IntegrationEvent<ShiftFact>, { id }: CommunityEventSnapshot) =>
  system.facts(contract).flatMap(({ shift }) => (shift.eventId === id ? [shift] : []));
const startsTold = (contract: IntegrationEvent<ShiftFact>, event: CommunityEventSnapshot) =>
  told(contract, event).map(({ startsAt }) => startsAt);
const untilTold = (contract: IntegrationEvent<ShiftFact>, event: CommunityEventSnapshot, count: number) =>
  until(`${count} × ${contract.name}`, () => told(contract, event).length === count);

describe('when an event is published', () => {
  it('it is remembered once, also when the fact arrives twice', async () => {
    const communityEvent = aSnapshot({ id: newId() });
    const effects = await system.effects();
    await system.publishTwice(CommunityEventPublished, { communityEvent });
    await untilKnown(system, communityEvent);
    expect(await system.effects()).toBe(effects + 1);
    expect(await communityEvents(system).countDocuments({ _id: communityEvent.id })).toBe(1);
  });
});

describe('when an event is rescheduled', () => {
  it('its shifts move along and tell so once, also when the fact arrives twice', async () => {
    await aTeamOf(system, 1);
    const event = await aKnownEvent(system);
    const [early] = await shiftsOf(system, event.id, { startsAt: hours(199), endsAt: hours(201) }, {});
    await signUpAs(system, 1, early!.id);
    const effects = await system.effects();
    await rescheduled(at(event, 3, 224), true);
    await rescheduled(at(event, 3, 224), true);
    await until('two more effects', async () => (await system.effects()) === effects + 2);
    await untilTold(ShiftRescheduled, event, 2);
    expect(timesOf(await shiftsNow(event.id))).toEqual([
      [hours(223), hours(225)],
      [hours(224), hours(226)],
    ]);
    expect((await system.ask(ListMyShifts, {}, aVolunteer(1))).items).toMatchObject([
      { shift: { startsAt: hours(223), taken: 1 } },
    ]);
    expect(startsTold(ShiftRescheduled, event)).toEqual([hours(223), hours(224)]);
    expect(told(ShiftRescheduled, event)[0]).toMatchObject({ revision: 3, place: { en: 'Riverside walk' } });
  });

  it('and rescheduled again with the facts arriving in the wrong order, the later revision holds', async () => {
    const event = await aKnownEvent(system);
    await shiftsOf(system, event.id, {});
    await rescheduled(at(event, 4, 230));
    await untilKnown(system, at(event, 4, 230));
    const effects = await system.effects();
    await rescheduled(at(event, 3, 224));
    await until('one more effect', async () => (await system.effects()) === effects + 1);
    expect(timesOf(await shiftsNow(event.id))).toEqual([[hours(230), hours(232)]]);
    expect(startsTold(ShiftRescheduled, event)).toEqual([hours(230)]);
  });

  it('the shifts that have begun stay as they were', async () => {
    const event = await aKnownEvent(system);
    await shiftsOf(system, event.id, { startsAt: hours(1), endsAt: hours(3) }, {});
    system.clock.set(new Date(hours(2)));
    await rescheduled(at(event, 3, 224));
    await untilTold(ShiftRescheduled, event, 1);
    expect(timesOf(await shiftsNow(event.id))).toEqual([
      [hours(1), hours(3)],
      [hours(224), hours(226)],
    ]);
  });

  it('no shift that is called for at that very moment is left behind', async () => {
    for (let round = 0; round < 10; round++) {
      const event = await aKnownEvent(system);
      const call = { eventId: event.id, shifts: [aShiftWanted({ startsAt: event.startsAt })] };
      await Promise.all([system.ask(CallForVolunteers, call, anOrganiser()), rescheduled(at(event, 3, 224))]);
      await untilKnown(system, at(event, 3, 224));
      const held = await system.database().collection('shifts').findOne({ eventId: event.id });
      expect(held).toMatchObject({ revision: 3 });
    }
  });
});

describe('when something else is said of an event', () => {
  it('its shifts say so too, also when the fact arrives twice, and tell of no move', async () => {
    const event = await aKnownEvent(system);
    await shiftsOf(system, event.id, {});
    const communityEvent = { ...event, revision: 3, title: { zh: '室内市集', en: 'Indoors' } };
    const effects = await system.effects();
    await system.publishTwice(CommunityEventDetailsChanged, { communityEvent });
    await until('one more effect', async () => (await system.effects()) === effects + 1);
    expect(await shiftsNow(event.id)).toMatchObject([{ eventTitle: communityEvent.title }]);
    expect(told(ShiftRescheduled, event)).toEqual([]);
  });
});

describe('when an event is cancelled', () => {
  it('its shifts are released once, also when the fact arrives twice, and no longer stand in the way', async () => {
    await aTeamOf(system, 2);
    const event = await aKnownEvent(system);
    const [shift] = await shiftsOf(system, event.id, {}, { startsAt: hours(202), endsAt: hours(203) });
    await signUpAs(system, 2, shift!.id);
    const cancelled = { communityEvent: { ...event, revision: 3 }, reason };
    const effects = await system.effects();
    await system.publishTwice(CommunityEventCancelled, cancelled);
    await system.publishTwice(CommunityEventCancelled, cancelled);
    await until('two more effects', async () => (await system.effects()) === effects + 2);
    await untilTold(ShiftCancelled, event, 2);
    expect(startsTold(ShiftCancelled, event)).toEqual([hours(200), hours(202)]);
    expect((await shiftsNow(event.id)).map(({ status, taken }) => [status, taken])).toEqual([
      ['cancelled', 1],
      ['cancelled', 0],
    ]);
    expect((await system.ask(ListMyShifts, {}, aVolunteer(2))).items).toMatchObject([{ shift: { status: 'cancelled' } }]);
    const other = await aKnownEvent(system);
    const [instead] = await shiftsOf(system, other.id, {});
    expect(await signUpAs(system, 2, instead!.id)).toMatchObject({ shift: { id: instead!.id } });
  });

  it('before the news of its publishing or rescheduling has arrived, it stays cancelled', async () => {
    const event = await aKnownEvent(system);
    await shiftsOf(system, event.id, {});
    const cancelled = at(event, 4, 224);
    await system.publish(CommunityEventCancelled, { communityEvent: cancelled, reason });
    await untilTold(ShiftCancelled, event, 1);
    const effects = await system.effects();
    await rescheduled(at(event, 3, 224));
    await system.publish(CommunityEventPublished, { communityEvent: event });
    await until('two more effects', async () => (await system.effects()) === effects + 2);
    const [shift] = await shiftsNow(event.id);
    expect(shift).toMatchObject({ status: 'cancelled', startsAt: hours(224), endsAt: hours(226) });
    expect(await communityEvents(system).findOne({ _id: event.id })).toMatchObject({ revision: 4, status: 'cancelled' });
    expect(told(ShiftRescheduled, event)).toEqual([]);
  });
});
