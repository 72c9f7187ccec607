import { comeAgainAfter, isTooMuch } from './load';

const LIMITS = { requests: 100, lateMs: 200 };

describe('under load', () => {
  it.each([
    [{ requests: 99, lateMs: 199 }, false, false],
    [{ requests: 100, lateMs: 0 }, true, false],
    [{ requests: 0, lateMs: 200 }, true, false],
    [{ requests: 200, lateMs: 0 }, true, true],
    [{ requests: 0, lateMs: 400 }, true, true],
  ])('%j refuses reads: %p, writes: %p', (load, reads, writes) => {
    expect([isTooMuch(load, LIMITS, true), isTooMuch(load, LIMITS, false)]).toEqual([reads, writes]);
  });

  it('sends those who are refused back at different times', () => {
    expect([0, 0.4, 0.99].map(comeAgainAfter)).toEqual([1, 2, 3]);
  });
});
