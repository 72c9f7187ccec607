import { AlreadyOnShift, NotInATeam, ShiftIsFull, ShiftNotBegun, ShiftNotOpen, ShiftsOverlap } from '@linli/contracts/volunteers';
import * as fc from 'fast-check';
import { anAssignment, aShift, aVolunteerRecord, inHours, NOON } from '../testing/builders';
import { newcomer } from '../volunteers/volunteer';
import { mark, signUp, withdraw } from './assignment';
import { overlap, Shift } from './shift';

const volunteer = aVolunteerRecord();
const at = (start: number, end: number, given: Partial<Shift> = {}): Shift =>
  aShift({ _id: `${start} to ${end}`, startsAt: inHours(start), endsAt: inHours(end), ...given });

describe('signing up for a shift', () => {
  it('takes one of the places needed', () => {
    const placement = signUp({ shift: aShift({ taken: 1 }), volunteer, engagements: [] }, 'a1', NOON);
    expect(placement.shift.taken).toBe(2);
    expect(placement.assignment).toEqual(anAssignment());
    expect(placement.volunteer.engagedOn).toEqual(['s1']);
  });

  it('is refused to those who are in no team', () => {
    expect(() => signUp({ shift: aShift(), volunteer: newcomer('v9'), engagements: [] }, 'a1', NOON)).toThrow(NotInATeam);
  });

  it('is refused when the shift is full, has begun or is cancelled', () => {
    const attempt = (shift: Shift) => () => signUp({ shift, volunteer, engagements: [] }, 'a1', NOON);
    expect(attempt(aShift({ needed: 1, taken: 1 }))).toThrow(ShiftIsFull);
    expect(attempt(aShift({ startsAt: NOON }))).toThrow(ShiftNotOpen);
    expect(attempt(aShift({ status: 'cancelled' }))).toThrow(ShiftNotOpen);
  });

  it('is refused the second time, and during another shift of the volunteer', () => {
    const attempt = (...engagements: Shift[]) => signUp({ shift: at(10, 12), volunteer, engagements }, 'a1', NOON);
    expect(() => attempt(at(10, 12))).toThrow(AlreadyOnShift);
    expect(() => attempt(at(8, 10), at(11, 13))).toThrow(ShiftsOverlap);
  });

  it('minds neither shifts that only touch it nor those that are cancelled or over', () => {
    const cancelled = at(10, 12, { _id: 'off', status: 'cancelled' });
    const engagements = [at(8, 10), at(12, 14), cancelled, at(-2, 0)];
    const placement = signUp({ shift: at(10, 12), volunteer, engagements }, 'a1', NOON);
    expect(placement.volunteer.engagedOn).toEqual(['8 to 10', '12 to 14', '10 to 12']);
  });

  it('never puts one volunteer in two places, whatever is asked in which order', () => {
    const shifts = fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }))
        .map(([start, length]) => at(start, start + length)),
      { maxLength: 20 },
    );
    const holds = fc.property(shifts, (asked) => {
      const taken = asked.reduce<readonly Shift[]>(takenWith, []);
      for (const shift of asked) {
        const clashes = taken.filter((other) => overlap(shift, other));
        // Each is taken, or something that was taken is in its way.
        expect(clashes.length).toBeGreaterThan(0);
        if (taken.includes(shift)) expect(clashes).toEqual([shift]);
      }
    });
    return fc.assert(holds);
  });
});

function takenWith(engagements: readonly Shift[], shift: Shift): readonly Shift[] {
  try {
    signUp({ shift, volunteer, engagements }, 'a1', NOON);
    return [...engagements, shift];
  } catch {
    return engagements;
  }
}

describe('withdrawing from a shift', () => {
  const placement = {
    shift: aShift({ taken: 2 }),
    volunteer: aVolunteerRecord({ engagedOn: ['s0', 's1'] }),
    assignment: anAssignment(),
  };

  it('frees the place and the time', () => {
    const without = withdraw(placement, NOON);
    expect(without.shift.taken).toBe(1);
    expect(without.volunteer.engagedOn).toEqual(['s0']);
  });

  it('is refused once the shift has begun or is cancelled', () => {
    for (const shift of [aShift({ startsAt: NOON }), aShift({ status: 'cancelled' })]) {
      expect(() => withdraw({ ...placement, shift }, NOON)).toThrow(ShiftNotOpen);
    }
  });
});

describe('marking attendance', () => {
  const placement = {
    shift: at(-2, 0.5),
    volunteer: aVolunteerRecord({ minutes: 60, shiftsAttended: 1 }),
    assignment: anAssignment(),
  };

  it('credits the length of the shift once', () => {
    const attended = mark(placement, true, NOON);
    expect(attended.assignment).toMatchObject({ attendance: 'attended', minutes: 150 });
    expect(attended.volunteer).toMatchObject({ minutes: 210, shiftsAttended: 2 });
    expect(mark(attended, true, NOON)).toBe(attended);
  });

  it('credits nothing to those who were absent', () => {
    const absent = mark(placement, false, NOON);
    expect(absent.assignment).toMatchObject({ attendance: 'absent', minutes: 0 });
    expect(absent.volunteer).toEqual(placement.volunteer);
  });

  it('takes the credit back when a mark is corrected, and gives it again', () => {
    const corrected = mark(mark(placement, true, NOON), false, NOON);
    expect(corrected.assignment).toMatchObject({ attendance: 'absent', minutes: 0 });
    expect(corrected.volunteer).toEqual(placement.volunteer);
    expect(mark(corrected, true, NOON).volunteer).toMatchObject({ minutes: 210, shiftsAttended: 2 });
  });

  it('is refused before the shift has begun, and for one that was cancelled', () => {
    for (const shift of [aShift(), at(-2, 1, { status: 'cancelled' })]) {
      expect(() => mark({ ...placement, shift }, true, NOON)).toThrow(ShiftNotBegun);
    }
  });
});
