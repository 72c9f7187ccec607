import { VerifiedTokens } from './verified-tokens';

describe('tokens that were verified', () => {
  const at = (seconds: number) => new Date(seconds * 1000);
  const tokens = new VerifiedTokens<{ exp: number }>();

  it('are known until they expire', () => {
    tokens.add('one', { exp: 600 });
    expect([tokens.get('one', at(599)), tokens.get('another', at(599))]).toEqual([{ exp: 600 }, undefined]);
    expect(tokens.get('one', at(600))).toBeUndefined();
  });

  it('make room for new ones', () => {
    for (let each = 0; each <= 10_000; each++) tokens.add(`token ${each}`, { exp: 600 });
    expect([0, 1, 10_000].map((each) => tokens.get(`token ${each}`, at(0)) !== undefined)).toEqual([false, true, true]);
  });
});
