import { termAround } from './unit-term';

const around = (instant: string, per: 'month' | 'quarter' | 'year', timeZone = 'Asia/Shanghai') => {
  const { startsAt, endsAt } = termAround(new Date(instant), { per, timeZone });
  return [startsAt.toISOString(), endsAt.toISOString()];
};

describe('a term', () => {
  it('is a month, quarter or year of the calendar, on the clocks of the zone', () => {
    expect(around('2026-11-28T02:00:00Z', 'month')).toEqual(['2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z']);
    expect(around('2026-11-28T02:00:00Z', 'quarter')).toEqual(['2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']);
    expect(around('2026-11-28T02:00:00Z', 'year')).toEqual(['2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z']);
    expect(around('2026-06-30T23:30:00Z', 'quarter', 'UTC')).toEqual(['2026-04-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z']);
  });

  it('begins at midnight, and ends where the next begins', () => {
    const [, end] = around('2026-09-30T15:59:59Z', 'quarter');
    expect(end).toBe('2026-09-30T16:00:00.000Z');
    expect(around('2026-09-30T16:00:00Z', 'quarter')[0]).toBe(end);
    expect(around('2026-12-31T16:00:00Z', 'year')).toEqual(['2026-12-31T16:00:00.000Z', '2027-12-31T16:00:00.000Z']);
  });

  it('has the hours that clocks gain or lose', () => {
    expect(around('2026-03-15T12:00:00Z', 'month', 'Europe/Berlin')).toEqual([
      '2026-02-28T23:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ]);
  });
});
