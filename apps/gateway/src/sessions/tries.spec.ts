import { FROM_ALL_ADDRESSES, FROM_ONE_ADDRESS, oneMore, stillToWait, Tries, waitMs } from './tries';

const NOON = new Date('2026-03-02T04:00:00Z');

describe('failed sign-ins', () => {
  it('are free for the first ones, then each doubles the wait up to the longest', () => {
    const waits = Array.from({ length: 14 }, (_none, at) => waitMs(at + 1, FROM_ONE_ADDRESS) / 1000);
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  it('never lock an owner out for longer than a quarter of an hour from elsewhere', () => {
    expect(waitMs(1_000_000, FROM_ALL_ADDRESSES)).toBe(900_000);
  });

  it('keep nobody out for longer than that when the clock is put back', () => {
    const tries = oneMore(
      'k',
      { _id: 'k', count: 20, blockedUntil: NOON, expiresAt: new Date(NOON.getTime() + 1) },
      { patience: FROM_ONE_ADDRESS, now: NOON },
    );
    const at = (ms: number) => stillToWait(tries, { patience: FROM_ONE_ADDRESS, now: new Date(NOON.getTime() + ms) });
    expect([at(0), at(3_000_000), at(3_600_000), at(-1)]).toEqual([3_600_000, 600_000, 0, 0]);
  });

  it('are forgotten a day after the first where they are an allowance of the day, and wait no longer than that', () => {
    const patience = { free: 2, firstMs: 86_400_000, longestMs: 86_400_000, byDay: true } as const;
    const at = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);
    const first = oneMore('k', null, { patience, now: NOON });
    const second = oneMore('k', first, { patience, now: at(23) });
    expect([first.expiresAt, second.expiresAt, second.blockedUntil]).toEqual([at(24), at(24), at(24)]);
    expect(oneMore('k', second, { patience, now: at(24) })).toMatchObject({ count: 1, blockedUntil: at(24), expiresAt: at(48) });
    expect(oneMore('k', second, { patience, now: at(-48) }).expiresAt).toEqual(at(-24));
  });

  it('are forgotten after a day', () => {
    const old: Tries = { _id: 'k', count: 9, blockedUntil: NOON, expiresAt: NOON };
    expect(oneMore('k', old, { patience: FROM_ONE_ADDRESS, now: NOON })).toMatchObject({ count: 1, blockedUntil: NOON });
    const recent = { ...old, expiresAt: new Date(NOON.getTime() + 1) };
    expect(oneMore('k', recent, { patience: FROM_ONE_ADDRESS, now: NOON }).count).toBe(10);
  });
});
