import { shifted } from './clock-times';

describe('what is moved on the clocks of a zone', () => {
  const from = new Date('2026-03-23T15:30:00Z');
  const to = new Date('2026-03-26T15:30:00Z');
  it.each([
    ['keeps its time of day when clocks are put forward', 'Europe/Berlin', '2026-03-27T15:30:00Z', '2026-03-30T14:30:00.000Z'],
    ['is as much later as ever before that', 'Europe/Berlin', '2026-03-24T15:30:00.250Z', '2026-03-27T15:30:00.250Z'],
    ['is as much later where clocks stay', 'Asia/Shanghai', '2026-03-27T15:30:00Z', '2026-03-30T15:30:00.000Z'],
    ['is as much later where no zone is known', undefined, '2026-03-27T15:30:00Z', '2026-03-30T15:30:00.000Z'],
  ])('%s', (_case, timeZone, instant, expected) => {
    expect(shifted(new Date(instant), { from, to, timeZone }).toISOString()).toBe(expected);
    expect(shifted(from, { from, to, timeZone })).toEqual(to);
  });

  it('keeps its time of day when clocks are put back', () => {
    const shift = { from: new Date('2026-10-22T14:30:00Z'), to: new Date('2026-10-26T15:30:00Z'), timeZone: 'Europe/Berlin' };
    expect(shifted(new Date('2026-10-23T14:30:00Z'), shift).toISOString()).toBe('2026-10-27T15:30:00.000Z');
    expect(shifted(new Date('2026-10-22T14:30:00Z'), shift)).toEqual(shift.to);
  });
});
