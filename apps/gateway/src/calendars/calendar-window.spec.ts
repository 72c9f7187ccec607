import { MOST_ENTRIES, nearest } from './calendar-window';

const NOW = new Date('2026-03-02T04:00:00Z');
const HOUR_MS = 3_600_000;

/** Of an hour, and begins so many hours from now. */
const inHours = (count: number) => ({
  startsAt: new Date(+NOW + count * HOUR_MS),
  endsAt: new Date(+NOW + (count + 1) * HOUR_MS).toISOString(),
});

const startsOf = (all: readonly ReturnType<typeof inHours>[]) =>
  nearest(all, NOW).map(({ startsAt }) => (+startsAt - +NOW) / HOUR_MS);

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => inHours(first + at));

describe('what fits into a calendar', () => {
  it('is everything, as long as there is room, in its order', () => {
    expect(startsOf([inHours(5), inHours(-9), inHours(1)])).toEqual([5, -9, 1]);
  });

  it('is what is to come before all that is over, of which the latest has the room that is left', () => {
    const starts = startsOf([...from(3, 10), ...from(-700, 700)]);
    expect(starts).toHaveLength(MOST_ENTRIES);
    expect(starts.slice(0, 11)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -490]);
    expect(starts.at(-1)).toBe(-1);
  });

  it('is the nearest of what is under way or to come', () => {
    const underWay = { startsAt: inHours(-900).startsAt, endsAt: inHours(0).endsAt };
    const starts = startsOf([...from(-700, 700), ...from(0, 600), underWay]);
    expect([starts[0], starts.at(-2), starts.at(-1)]).toEqual([0, MOST_ENTRIES - 2, -900]);
  });
});
