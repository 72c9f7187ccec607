import { OutsideOwnArea } from '@linli/contracts';
import { EventIsOff, ShiftTimesNotValid, TooManyShifts } from '@linli/contracts/volunteers';
import * as fc from 'fast-check';
import { aCommunityEvent, anOrganiser, aShift, hours, inHours, NOON, wanted } from '../testing/builders';
import { callForVolunteers, catchUp, hasBegun, hasMoved, MOST_SHIFTS, minutesOf, overlap, Shift } from './shift';

const BY = { actor: anOrganiser(), now: NOON };

describe('calling for volunteers', () => {
  it('makes open shifts by start, each with its distance from the start of the event', () => {
    const later = wanted({ id: 'later', startsAt: hours(202), endsAt: hours(204) });
    const before = wanted({ id: 'before', startsAt: hours(198), endsAt: hours(200) });
    const call = callForVolunteers(aCommunityEvent({ shifts: 3 }), [later, before], BY);
    expect(call.communityEvent.shifts).toBe(5);
    expect(call.shifts).toMatchObject([
      { _id: 'before', offsetMs: -7_200_000, taken: 0, status: 'open', revision: 2, areaCode: '510108903901' },
      { _id: 'later', offsetMs: 7_200_000, eventTitle: { en: 'Riverside hearth' }, place: { en: 'Riverside walk' } },
    ]);
  });

  it.each([
    ['a start in the past', { startsAt: hours(0), endsAt: hours(2) }, ['#/shifts/1/startsAt']],
    ['an end before its start', { startsAt: hours(5), endsAt: hours(4) }, ['#/shifts/1/endsAt']],
    ['an end at its start', { startsAt: hours(5), endsAt: hours(5) }, ['#/shifts/1/endsAt']],
    ['more than 24 hours', { startsAt: hours(5), endsAt: hours(29.1) }, ['#/shifts/1/endsAt']],
    ['both', { startsAt: hours(-1), endsAt: hours(-2) }, ['#/shifts/1/startsAt', '#/shifts/1/endsAt']],
  ])('refuses all shifts when one has %s, and says where', (_case, times, pointers) => {
    const attempt = () => callForVolunteers(aCommunityEvent(), [wanted(), wanted(times)], BY);
    expect(attempt).toThrow(ShiftTimesNotValid);
    expect(attempt).toThrow(expect.objectContaining({ fields: pointers.map((pointer) => expect.objectContaining({ pointer })) }));
  });

  it('is refused outside the areas of the organiser', () => {
    const outsider = { ...BY, actor: anOrganiser({ areaCodes: ['510108902'] }) };
    expect(() => callForVolunteers(aCommunityEvent(), [wanted()], outsider)).toThrow(OutsideOwnArea);
  });

  it('is refused for an event that is off, and beyond the most shifts of one event', () => {
    expect(() => callForVolunteers(aCommunityEvent({ status: 'cancelled' }), [wanted()], BY)).toThrow(EventIsOff);
    const nearlyAll = aCommunityEvent({ shifts: MOST_SHIFTS - 1 });
    expect(() => callForVolunteers(nearlyAll, [wanted()], BY)).not.toThrow();
    expect(() => callForVolunteers(nearlyAll, [wanted(), wanted()], BY)).toThrow(TooManyShifts);
  });
});

describe('catching up with the event', () => {
  const shift = aShift({ startsAt: inHours(199), endsAt: inHours(201), offsetMs: -3_600_000, revision: 2, taken: 1 });

  it('keeps length, volunteers and distance from the start of the event', () => {
    const moved = catchUp(shift, aCommunityEvent({ revision: 3, startsAt: inHours(300), endsAt: inHours(305) }));
    expect(moved).toMatchObject({ startsAt: inHours(299), endsAt: inHours(301), revision: 3, taken: 1, status: 'open' });
    expect(hasMoved(moved, shift)).toBe(true);
  });

  it('has moved when it is at another place, and not when only the title is another one', () => {
    const elsewhere = catchUp(shift, aCommunityEvent({ revision: 3, place: { zh: '室内', en: 'Indoors' } }));
    expect(hasMoved(elsewhere, shift)).toBe(true);
    const renamed = catchUp(shift, aCommunityEvent({ revision: 3, title: { zh: '新名', en: 'New name' } }));
    expect(hasMoved(renamed, shift)).toBe(false);
  });

  it('cancels with the event, at the times that the event had then', () => {
    const off = catchUp(shift, aCommunityEvent({ revision: 4, status: 'cancelled', startsAt: inHours(300) }));
    expect(off).toMatchObject({ status: 'cancelled', startsAt: inHours(299), revision: 4 });
  });

  it('does not move when only the end of the event has changed', () => {
    const later = catchUp(shift, aCommunityEvent({ revision: 3, endsAt: inHours(210) }));
    expect(later).toEqual({ ...shift, revision: 3 });
    expect(hasMoved(later, shift)).toBe(false);
  });

  it('changes nothing the second time, nor for an older revision', () => {
    const event = aCommunityEvent({ revision: 3, startsAt: inHours(300) });
    const once = catchUp(shift, event);
    expect(catchUp(once, event)).toBe(once);
    expect(catchUp(once, aCommunityEvent({ revision: 2 }))).toBe(once);
  });

  it('ends the same whichever revisions are skipped, swapped or repeated before the newest', () => {
    const revisions = [3, 4, 5, 6].map((revision) => aCommunityEvent({ revision, startsAt: inHours(200 + revision * 7) }));
    const newest = revisions.at(-1)!;
    const inOrder = revisions.reduce<Shift>(catchUp, shift);
    const paths = fc.array(fc.constantFrom(...revisions), { maxLength: 12 });
    return fc.assert(fc.property(paths, (path) => expect([...path, newest].reduce<Shift>(catchUp, shift)).toEqual(inOrder)));
  });
});

describe('a shift', () => {
  it('lasts whole minutes', () => {
    expect(minutesOf(aShift({ startsAt: inHours(1), endsAt: inHours(3.5) }))).toBe(150);
  });

  it('begins at its first instant, and never when it is cancelled', () => {
    expect(hasBegun(aShift({ startsAt: NOON }), NOON)).toBe(true);
    expect(hasBegun(aShift({ startsAt: inHours(0.001) }), NOON)).toBe(false);
    expect(hasBegun(aShift({ startsAt: NOON, status: 'cancelled' }), NOON)).toBe(false);
  });

  it('overlaps with another exactly when some minute belongs to both', () => {
    const times = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 10 })).map(([start, length]) => ({
      startsAt: inHours(start),
      endsAt: inHours(start + length),
    }));
    const minutes = ({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>) =>
      Array.from({ length: (endsAt.getTime() - startsAt.getTime()) / 3_600_000 }, (_, at) => startsAt.getTime() + at * 3_600_000);
    return fc.assert(
      fc.property(times, times, (one, other) => {
        const shared = minutes(one).some((minute) => minutes(other).includes(minute));
        expect(overlap(one, other)).toBe(shared);
        expect(overlap(other, one)).toBe(shared);
      }),
    );
  });
});
