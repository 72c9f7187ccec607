import { Pace } from './pace';

describe('a pace', () => {
  let now = 0;
  const aPace = (perSecond?: number) => new Pace(perSecond, () => now);
  beforeEach(() => {
    now = 5_000;
  });

  it('lets no more begin in any second than it says', () => {
    const pace = aPace(3);
    expect(pace.allows(10)).toBe(3);
    pace.begin(2);
    now += 400;
    expect([pace.allows(10), pace.waitMs]).toEqual([1, 0]);
    pace.begin(1);
    expect([pace.allows(10), pace.waitMs]).toEqual([0, 600]);
    now += 599;
    expect(pace.allows(10)).toBe(0);
    now += 1;
    expect(pace.allows(10)).toBe(2);
    now += 1_000;
    expect(pace.allows(2)).toBe(2);
  });

  it('has no limit where it says none', () => {
    const pace = aPace();
    pace.begin(1_000);
    expect([pace.allows(64), pace.waitMs]).toEqual([64, 0]);
  });

  it('begins nothing while the other side wants a pause; the longest counts', () => {
    const pace = aPace();
    pace.pause(2_000);
    pace.pause(500);
    expect([pace.allows(1), pace.waitMs]).toEqual([0, 2_000]);
    now += 2_000;
    expect([pace.allows(1), pace.waitMs]).toEqual([1, 0]);
  });
});
