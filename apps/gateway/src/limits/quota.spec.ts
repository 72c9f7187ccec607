import fc from 'fast-check';
import { headersOf, standingOf, usedAt, WINDOW_MS, windowAt } from './quota';

const QUOTA = { name: 'account', perMinute: 100 } as const;
const MINUTE = 1_000 * WINDOW_MS;

describe('a quota', () => {
  it('counts the minute before by the part of it that is not a minute ago yet', () => {
    expect(usedAt(MINUTE, { current: 0, before: 60 })).toBe(60);
    expect(usedAt(MINUTE + 45_000, { current: 10, before: 60 })).toBe(25);
    expect([windowAt(MINUTE), windowAt(MINUTE - 1)]).toEqual([1_000, 999]);
  });

  it('tells what remains and from when on more is free', () => {
    const standing = standingOf(QUOTA, 40.5, MINUTE + 15_000);
    expect(standing).toEqual({ quota: QUOTA, remaining: 59, resetSeconds: 45 });
    expect(headersOf(standing)).toEqual({
      'RateLimit-Policy': '"account";q=100;w=60',
      RateLimit: '"account";r=59;t=45',
    });
  });

  it('never has less than nothing left, nor a reset that is past', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.nat(1e9), (used, now) => {
        const { remaining, resetSeconds } = standingOf(QUOTA, used, now);
        return remaining >= 0 && remaining <= 100 && resetSeconds >= 1 && resetSeconds <= 60;
      }),
    );
  });
});
