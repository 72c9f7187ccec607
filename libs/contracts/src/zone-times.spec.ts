import { offsetTime } from './zone-times';

describe('an instant on the clocks of a zone', () => {
  it.each([
    ['2026-11-28T06:00:00.000Z', 'Asia/Shanghai', '2026-11-28T14:00:00+08:00'],
    ['2026-07-01T10:00:00.000Z', 'America/New_York', '2026-07-01T06:00:00-04:00'],
    ['2026-12-01T10:00:00.000Z', 'America/New_York', '2026-12-01T05:00:00-05:00'],
    ['2026-12-31T23:59:59.400Z', 'Asia/Kathmandu', '2027-01-01T05:44:59+05:45'],
    ['2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
    ['2026-12-01T10:00:00.000Z', 'America/St_Johns', '2026-12-01T06:30:00-03:30'],
    ['2026-12-01T10:00:00.000Z', 'UTC', '2026-12-01T10:00:00+00:00'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(offsetTime(new Date(instant), zone)).toBe(expected);
  });
});
