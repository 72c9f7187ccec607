import { IntegrationEvent } from '@linli/contracts';
import {
  CommunityEventCancelled,
  CommunityEventPostponed,
  CommunityEventRescheduled,
  CommunityEventSnapshot,
} from '@linli/contracts/events';
import {
  AlreadyOnShift,
  ListShifts,
  ShiftCancelled,
  ShiftFact,
  ShiftNotOpen,
  ShiftPostponed,
  ShiftRescheduled,
  WithdrawFromShift,
} from '@linli/contracts/volunteers';
import { TestSystem, until } from '@linli/testing';
import { aVolunteer, hours, NOON } from '../testing/builders';
import { aKnownEvent, aTeamOf, shiftsOf, signUpAs } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([volunteersService], { now: NOON, watch: [ShiftRescheduled, ShiftPostponed, ShiftCancelled] });
});
afterAll(() => system.stop());
beforeEach(() => system.clock.set(NOON));

const reason = { zh: '暴雨', en: 'Rain' };
const shiftsNow = async (eventId: string) => (await system.ask(ListShifts, { eventId })).items;
const told = (contract: IntegrationEvent<ShiftFact>, { id }: CommunityEventSnapshot) =>
  system.facts(contract).flatMap(({ shift }) => (shift.eventId === id ? [shift] : []));
const untilTold = (contract: IntegrationEvent<ShiftFact>, event: CommunityEventSnapshot, count: number) =>
  until(`${count} × ${contract.name}`, () => told(contract, event).length === count);
const again = (event: CommunityEventSnapshot, revision: number, start: number) => ({
  communityEvent: { ...event, revision, startsAt: hours(start), endsAt: hours(start + 3) },
  previousStartsAt: event.startsAt,
});

describe('when an event is put off', () => {
  const putOff = (event: CommunityEventSnapshot) => ({ ...event, revision: 3, postponed: true });

  it('its shifts are put off once, also when the fact arrives twice; whoever helps may leave, and is on again with the new time', async () => {
    await aTeamOf(system, 3);
    const event = await aKnownEvent(system);
    const [shift, other] = await shiftsOf(system, event.id, {}, { startsAt: hours(202), endsAt: hours(203) });
    for (const { id } of [shift!, other!]) await signUpAs(system, 3, id);
    const effects = await system.effects();
    await system.publishTwice(CommunityEventPostponed, { communityEvent: putOff(event), reason });
    await until('one more effect', async () => (await system.effects()) === effects + 1);
    await untilTold(ShiftPostponed, event, 2);
    expect(told(ShiftPostponed, event)).toMatchObject([{ postponed: true }, { postponed: true }]);
    await expect(signUpAs(system, 3, shift!.id)).rejects.toThrow(ShiftNotOpen);
    await system.ask(WithdrawFromShift, { shiftId: other!.id }, aVolunteer(3));
    system.clock.set(new Date(hours(201)));
    await system.publish(CommunityEventRescheduled, again(event, 4, 400));
    await untilTold(ShiftRescheduled, event, 2);
    expect((await shiftsNow(event.id)).map(({ status, taken, startsAt }) => [status, taken, startsAt])).toEqual([
      ['open', 1, hours(400)],
      ['open', 0, hours(402)],
    ]);
    await expect(signUpAs(system, 3, shift!.id)).rejects.toThrow(AlreadyOnShift);
  });

  it('and called off then, its shifts are off', async () => {
    const event = await aKnownEvent(system);
    await shiftsOf(system, event.id, {});
    await system.publish(CommunityEventPostponed, { communityEvent: putOff(event), reason });
    await untilTold(ShiftPostponed, event, 1);
    await system.publish(CommunityEventCancelled, { communityEvent: { ...event, revision: 4 }, reason });
    await untilTold(ShiftCancelled, event, 1);
    expect((await shiftsNow(event.id)).map(({ status }) => status)).toEqual(['cancelled']);
  });
});
