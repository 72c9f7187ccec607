import { Actor, InvalidInput, OutsideOwnArea } from '@linli/contracts';
import {
  GetVolunteerRecord,
  HoursCredited,
  MarkAttendance,
  NotOnShift,
  ShiftNotBegun,
  ShiftNotFound,
} from '@linli/contracts/volunteers';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anOrganiser, aVolunteer, hours, NOON } from '../testing/builders';
import { aKnownEvent, aTeamOf, shiftsOf, signUpAs } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;
let shiftId: string;
let next: string;

beforeAll(async () => {
  system = await TestSystem.start([volunteersService], { now: NOON, watch: [HoursCredited] });
  await aTeamOf(system, 1, 2);
  const { id } = await aKnownEvent(system);
  const shifts = await shiftsOf(system, id, { startsAt: hours(1), endsAt: hours(3.5) }, { startsAt: hours(4), endsAt: hours(5) });
  [shiftId, next] = shifts.map((shift) => shift.id) as [string, string];
  for (const number of [1, 2]) for (const each of [shiftId, next]) await signUpAs(system, number, each);
});
afterAll(() => system.stop());

const markAs = (actor: Actor, number: number, { attended = true, shift = shiftId } = {}) =>
  system.ask(MarkAttendance, { shiftId: shift, volunteerId: aVolunteer(number).id, attended }, actor);
const mark = (number: number, given: { attended?: boolean; shift?: string } = {}) => markAs(anOrganiser(), number, given);
const recordOf = (number: number) => system.ask(GetVolunteerRecord, {}, aVolunteer(number));
const minutesTold = (number: number): number[] =>
  system.facts(HoursCredited).flatMap(({ volunteerId, minutes }) => (volunteerId === aVolunteer(number).id ? [minutes] : []));

describe('marking attendance', () => {
  it('is refused before the shift has begun', async () => {
    await expect(mark(1)).rejects.toThrow(ShiftNotBegun);
    expect(await recordOf(1)).toMatchObject({ minutes: 0, shiftsAttended: 0 });
  });

  it('credits the minutes of the shift once, tells once, and takes them back when corrected', async () => {
    system.clock.set(new Date(hours(4)));
    expect(await mark(1)).toMatchObject({ attendance: 'attended', minutes: 150, shift: { id: shiftId } });
    expect(await mark(1)).toMatchObject({ attendance: 'attended', minutes: 150 });
    expect(await recordOf(1)).toMatchObject({ minutes: 150, shiftsAttended: 1 });
    await mark(1, { shift: next });
    expect(await recordOf(1)).toMatchObject({ minutes: 210, shiftsAttended: 2 });
    expect(await mark(1, { attended: false })).toMatchObject({ attendance: 'absent', minutes: 0 });
    expect(await recordOf(1)).toMatchObject({ minutes: 60, shiftsAttended: 1 });
    await until('three facts', () => minutesTold(1).length === 3);
    expect(new Set(minutesTold(1))).toEqual(new Set([150, 60, 0]));
  });

  it('loses no minute when two shifts of one volunteer are marked over and over at once', async () => {
    const marks = [shiftId, next].flatMap((shift) => Array.from({ length: 5 }, () => mark(2, { shift })));
    await Promise.all(marks);
    expect(await recordOf(2)).toMatchObject({ minutes: 210, shiftsAttended: 2 });
    await until('two facts', () => minutesTold(2).length === 2);
  });

  it('is for organisers of the area, and for volunteers on the shift', async () => {
    await expect(markAs(anOrganiser({ areaCodes: ['510108902'] }), 1)).rejects.toThrow(OutsideOwnArea);
    await expect(markAs(aVolunteer(1), 1)).rejects.toThrow(OutsideOwnArea);
    await expect(mark(9)).rejects.toThrow(NotOnShift);
    await expect(mark(1, { shift: newId() })).rejects.toThrow(ShiftNotFound);
    await expect(mark(1, { attended: 'yes' as never })).rejects.toThrow(InvalidInput);
  });
});
