import { InvalidInput, OutsideOwnArea } from '@linli/contracts';
import {
  AlreadyOnShift,
  ListAssignments,
  ListMyShifts,
  ListShifts,
  NotInATeam,
  NotOnShift,
  ShiftAssigned,
  ShiftIsFull,
  ShiftNotFound,
  ShiftNotOpen,
  ShiftsOverlap,
  ShiftWithdrawn,
  WithdrawFromShift,
} from '@linli/contracts/volunteers';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anOrganiser, aVolunteer, hours, NOON } from '../testing/builders';
import { aKnownEvent, aTeamOf, shiftIdsOf, shiftsOf, signUpAs } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;

beforeAll(async () => {
  // Twice the same service: what keeps simultaneous sign-ups apart holds between processes too.
  system = await TestSystem.start([volunteersService, volunteersService], { now: NOON, watch: [ShiftAssigned, ShiftWithdrawn] });
  await aTeamOf(system, 1, 2, 3, 4, 5);
});
afterAll(() => system.stop());

async function aShiftOf(given: Parameters<typeof shiftsOf>[2]) {
  const { id } = await aKnownEvent(system);
  const [shift] = await shiftsOf(system, id, given ?? {});
  return shift!;
}
const takenOf = async (eventId: string) => (await system.ask(ListShifts, { eventId })).items.map(({ taken }) => taken);
const takenInAllOf = async (eventId: string) => (await takenOf(eventId)).reduce((sum, taken) => sum + taken, 0);
const refusalsOf = (attempts: PromiseSettledResult<unknown>[]) =>
  attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [(attempt.reason as Error).name] : []));

describe('signing up for a shift', () => {
  it('puts the volunteer on it and tells where and when', async () => {
    const shift = await aShiftOf({});
    const assignment = await signUpAs(system, 1, shift.id);
    expect(assignment).toMatchObject({ volunteerId: aVolunteer(1).id, attendance: 'expected', minutes: 0 });
    expect(assignment.shift).toEqual({ ...shift, taken: 1 });
    const told = await until('the fact', () => system.facts(ShiftAssigned).find((fact) => fact.shift.id === shift.id));
    expect(told).toMatchObject({ volunteerId: aVolunteer(1).id, shift: { place: { en: 'Riverside walk' }, revision: 2 } });
    await system.ask(WithdrawFromShift, { shiftId: shift.id }, aVolunteer(1));
  });

  it('is refused outside a team, a second time and during another shift; nothing changes', async () => {
    const { id: eventId } = await aKnownEvent(system);
    const [first, touching, clashing] = await shiftsOf(
      system,
      eventId,
      { startsAt: hours(10), endsAt: hours(12) },
      { startsAt: hours(12), endsAt: hours(14) },
      { startsAt: hours(13), endsAt: hours(15) },
    );
    await signUpAs(system, 2, first!.id);
    await signUpAs(system, 2, touching!.id);
    await expect(signUpAs(system, 99, first!.id)).rejects.toThrow(NotInATeam);
    await expect(signUpAs(system, 2, first!.id)).rejects.toThrow(AlreadyOnShift);
    await expect(signUpAs(system, 2, clashing!.id)).rejects.toThrow(ShiftsOverlap);
    expect(await takenOf(eventId)).toEqual([1, 1, 0]);
    expect(await shiftIdsOf(system, 2)).toEqual(expect.arrayContaining([first!.id, touching!.id]));
  });

  it('lets one volunteer win only one of two overlapping shifts asked for at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: eventId } = await aKnownEvent(system);
      const times = { startsAt: hours(20 + 4 * round), endsAt: hours(22 + 4 * round) };
      const [one, other] = await shiftsOf(system, eventId, times, times);
      const attempts = await Promise.allSettled([signUpAs(system, 3, one!.id), signUpAs(system, 3, other!.id)]);
      expect(refusalsOf(attempts)).toEqual([ShiftsOverlap.code]);
      expect(await takenInAllOf(eventId)).toBe(1);
    }
  });

  it('gives the last place to exactly one of 50 who ask at once', async () => {
    const crowd = Array.from({ length: 50 }, (_, at) => 100 + at);
    await aTeamOf(system, ...crowd);
    const shift = await aShiftOf({ needed: 1 });
    const attempts = await Promise.allSettled(crowd.map((number) => signUpAs(system, number, shift.id)));
    expect(refusalsOf(attempts)).toEqual(Array(49).fill(ShiftIsFull.code));
    const { items } = await system.ask(ListAssignments, { shiftId: shift.id }, anOrganiser());
    expect(items).toHaveLength(1);
    await until('one fact', () => system.facts(ShiftAssigned).filter((fact) => fact.shift.id === shift.id).length === 1);
  });

  it('is refused for shifts that are not there and ids that are none', async () => {
    await expect(signUpAs(system, 1, newId())).rejects.toThrow(ShiftNotFound);
    await expect(signUpAs(system, 1, 'x')).rejects.toThrow(InvalidInput);
  });
});

describe('withdrawing from a shift', () => {
  it('frees the place and the time for good, and tells of it', async () => {
    const shift = await aShiftOf({ startsAt: hours(60), endsAt: hours(62), needed: 1 });
    await signUpAs(system, 4, shift.id);
    expect(await system.ask(WithdrawFromShift, { shiftId: shift.id }, aVolunteer(4))).toEqual(shift);
    await expect(system.ask(WithdrawFromShift, { shiftId: shift.id }, aVolunteer(4))).rejects.toThrow(NotOnShift);
    const told = await until('the fact', () => system.facts(ShiftWithdrawn).find((fact) => fact.shift.id === shift.id));
    expect(told).toMatchObject({ volunteerId: aVolunteer(4).id });
    expect(await shiftIdsOf(system, 4)).toEqual([]);
    expect(await signUpAs(system, 4, shift.id)).toMatchObject({ shift: { taken: 1 } });
  });

  it('is refused to others, and once the shift has begun', async () => {
    const shift = await aShiftOf({ startsAt: hours(1), endsAt: hours(3) });
    await signUpAs(system, 5, shift.id);
    await expect(system.ask(WithdrawFromShift, { shiftId: shift.id }, aVolunteer(4))).rejects.toThrow(NotOnShift);
    system.clock.set(new Date(hours(1)));
    await expect(system.ask(WithdrawFromShift, { shiftId: shift.id }, aVolunteer(5))).rejects.toThrow(ShiftNotOpen);
    await expect(signUpAs(system, 4, shift.id)).rejects.toThrow(ShiftNotOpen);
  });
});

describe('the assignments', () => {
  it('of a shift come newest first, page by page, for organisers of its area', async () => {
    const { id: shiftId } = await aShiftOf({ needed: 3, startsAt: hours(80), endsAt: hours(81) });
    for (const number of [1, 2, 3]) {
      system.clock.set(new Date(hours(1 + number)));
      await signUpAs(system, number, shiftId);
    }
    const first = await system.ask(ListAssignments, { shiftId, limit: 2 }, anOrganiser());
    const rest = await system.ask(ListAssignments, { shiftId, limit: 2, after: first.next }, anOrganiser());
    const volunteers = [...first.items, ...rest.items].map(({ volunteerId }) => volunteerId);
    expect(volunteers).toEqual([3, 2, 1].map((number) => aVolunteer(number).id));
    for (const outsider of [anOrganiser({ areaCodes: ['510108902'] }), aVolunteer(1)]) {
      await expect(system.ask(ListAssignments, { shiftId }, outsider)).rejects.toThrow(OutsideOwnArea);
    }
    await expect(system.ask(ListAssignments, { shiftId: newId() }, anOrganiser())).rejects.toThrow(ShiftNotFound);
  });

  it('of a volunteer come page by page with their shifts', async () => {
    const first = await system.ask(ListMyShifts, { limit: 1 }, aVolunteer(2));
    const rest = await system.ask(ListMyShifts, { after: first.next }, aVolunteer(2));
    const starts = [...first.items, ...rest.items].map(({ shift }) => shift.startsAt);
    expect(starts).toEqual([hours(80), expect.anything(), expect.anything()]);
    await expect(system.ask(ListMyShifts, { after: 'nonsense' }, aVolunteer(2))).rejects.toThrow(InvalidInput);
  });
});
