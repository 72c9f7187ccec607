import { Shares } from './shares';

describe('shares of the work that is done at the same time', () => {
  it('nobody has more than his, and all together no more than there is', async () => {
    const shares = new Shares({ inAll: 3, each: 2 });
    const ends: (() => void)[] = [];
    const begin = (who: string) => shares.begin(who, () => new Promise((over) => ends.push(over)));
    const first = begin('a');
    expect([shares.isFull, shares.served]).toEqual([false, []]);
    void begin('a');
    expect([shares.isFull, shares.served]).toEqual([false, ['a']]);
    void begin('b');
    expect([shares.isFull, shares.served]).toEqual([true, ['a']]);
    ends[0]?.();
    await first;
    expect([shares.isFull, shares.served]).toEqual([false, []]);
    const over = shares.allOver();
    for (const end of ends) end();
    await over;
  });
});
