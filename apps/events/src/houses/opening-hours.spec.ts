import * as fc from 'fast-check';
import { aHouse } from '../testing/houses';
import { isOpenDuring, openDuring } from './opening-hours';
import { left, overlap, Span } from './span';

/** Open on two days, on Saturday with a break and with hours that touch. */
const house = aHouse({
  hours: [
    { on: ['saturday'], opens: '14:00', closes: '18:00' },
    { on: ['friday', 'saturday'], opens: '09:00', closes: '12:00' },
    { on: ['saturday'], opens: '18:00', closes: '21:00' },
  ],
  closedOn: ['2026-03-13'],
});
const span = (from: string, to: string): Span => ({ startsAt: new Date(`${from}:00+08:00`), endsAt: new Date(`${to}:00+08:00`) });
const saturday = (from: string, to: string): Span => span(`2026-03-07T${from}`, `2026-03-07T${to}`);

it.each([
  ['within hours', saturday('09:00', '12:00'), true],
  ['over hours that touch', saturday('17:00', '19:00'), true],
  ['over the break', saturday('11:00', '15:00'), false],
  ['before it opens', saturday('08:59', '10:00'), false],
  ['on another day', span('2026-03-08T10:00', '2026-03-08T11:00'), false],
  ['on a day on which it is closed', span('2026-03-13T10:00', '2026-03-13T11:00'), false],
  ['from one day to the next', span('2026-03-06T10:00', '2026-03-07T10:00'), false],
])('is open or not: %s', (_when, asked, isOpen) => expect(isOpenDuring(house, asked)).toBe(isOpen));

it('is open at these times of a week', () => {
  const week = span('2026-03-06T10:00', '2026-03-13T23:00');
  expect(openDuring(house, week)).toEqual([
    span('2026-03-06T10:00', '2026-03-06T12:00'),
    saturday('09:00', '12:00'),
    saturday('14:00', '21:00'),
  ]);
});

it('means the clocks of its zone, also when they are put forward', () => {
  const london = { ...house, timeZone: 'Europe/London', hours: [{ on: ['sunday' as const], opens: '00:00', closes: '04:00' }] };
  const open = openDuring(london, span('2026-03-29T00:00', '2026-03-30T00:00'));
  expect(open).toEqual([{ startsAt: new Date('2026-03-29T00:00Z'), endsAt: new Date('2026-03-29T03:00Z') }]);
});

/** Spans of whole minutes of one day that do not overlap, by start. */
const apart = fc.uniqueArray(fc.nat(1440), { minLength: 2, maxLength: 20 }).map((minutes) => {
  const sorted = [...minutes].sort((a, b) => a - b).map((minute) => new Date(minute * 60_000));
  return sorted.flatMap((startsAt, at) => (at % 2 === 0 && sorted[at + 1] ? [{ startsAt, endsAt: sorted[at + 1] as Date }] : []));
});
const includes = (spans: readonly Span[], minute: number) =>
  spans.some((one) => overlap(one, { startsAt: new Date(minute * 60_000), endsAt: new Date((minute + 1) * 60_000) }));

it('is free in every minute in which it is open and nobody has it, and in no other', () =>
  fc.assert(
    fc.property(apart, apart, fc.nat(1440), (open, taken, minute) => {
      const free = left(open, taken);
      expect(includes(free, minute)).toBe(includes(open, minute) && !includes(taken, minute));
    }),
    { numRuns: 500 },
  ));
