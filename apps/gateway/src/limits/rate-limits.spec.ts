import { AdjustableClock } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { PERSONAL_DATA } from '../testing/gateway-system';
import { Quota } from './quota';
import { RateCountStore } from './rate-count.store';
import { RateLimits } from './rate-limits.run';

const ADDRESS: Quota = { name: 'address', perMinute: 2 };
const PROOF: Quota = { name: 'proof', perMinute: 2 };
const FLOOD = 50_010;

describe('a gateway that hears from more addresses than it counts one by one', () => {
  const limits = new RateLimits({} as RateCountStore, Keyring.of(PERSONAL_DATA), new AdjustableClock());
  const isOver = (quota: Quota, key: string) => limits.count(quota, key).isOver;

  it('counts those who come later together, and those who ask for something else by themselves', () => {
    expect(isOver(PROOF, 'known')).toBe(false);
    for (let each = 0; each < FLOOD; each++) isOver(ADDRESS, `address ${each}`);
    expect(isOver(ADDRESS, 'a newcomer')).toBe(true);
    expect([isOver(PROOF, 'a newcomer'), isOver(PROOF, 'another')]).toEqual([false, false]);
    expect(isOver(PROOF, 'one more')).toBe(true);
    expect(isOver(PROOF, 'known')).toBe(false);
  });
});
