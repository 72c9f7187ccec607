import { Gathering } from './gathering';

/** Everything that is ready has been done. */
const turn = () => new Promise((done) => setImmediate(done));

describe('what is gathered', () => {
  it('is written in lots: all that came while the one before was being written', async () => {
    const lots: (readonly number[])[] = [];
    const ends: (() => void)[] = [];
    const gathering = new Gathering<number>((some) => {
      lots.push(some);
      return new Promise((over) => ends.push(over));
    });
    const [first, ...others] = [1, 2, 3].map((one) => gathering.add(one));
    expect(lots).toEqual([[1]]);
    ends[0]?.();
    await first;
    await turn();
    expect(lots).toEqual([[1], [2, 3]]);
    ends[1]?.();
    await Promise.all(others);
    await turn();
    void gathering.add(4);
    expect(lots).toEqual([[1], [2, 3], [4]]);
  });

  it('that cannot be written fails, and what comes afterwards does not', async () => {
    let isBroken = true;
    const gathering = new Gathering<number>(async () => {
      if (isBroken) throw new Error('away');
    });
    await expect(gathering.add(1)).rejects.toThrow('away');
    isBroken = false;
    await expect(gathering.add(2)).resolves.toBeUndefined();
  });
});
