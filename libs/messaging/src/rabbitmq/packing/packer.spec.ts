import { MAX_BYTES, MAX_MESSAGES, Packer } from './packer';

interface Parcel {
  readonly head: string;
  readonly body: string;
  readonly bytes: number;
}

const ofSize = (bytes: number, head = ''): Parcel => ({ head, body: '', bytes });

describe('Packing', () => {
  let posted: [queue: string, sizes: number[]][];
  let packer: Packer<Parcel>;
  beforeEach(() => {
    posted = [];
    packer = new Packer((queue, items) => void posted.push([queue, items.map(({ bytes }) => bytes)]));
  });
  const endOfTick = (): Promise<void> => new Promise(setImmediate);

  it('puts what one tick has for one queue into one pack, in order', async () => {
    for (const [queue, bytes] of [
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ] as const)
      packer.add(queue, ofSize(bytes));
    await Promise.resolve();
    packer.add('a', ofSize(4));
    expect(posted).toEqual([]);
    await endOfTick();
    expect(posted).toEqual([
      ['a', [1, 3, 4]],
      ['b', [2]],
    ]);
  });

  it('begins a new pack in the next tick', async () => {
    packer.add('a', ofSize(1));
    await endOfTick();
    packer.add('a', ofSize(2));
    await endOfTick();
    expect(posted).toEqual([
      ['a', [1]],
      ['a', [2]],
    ]);
  });

  it('sends a pack at once when it is full by number', () => {
    for (let count = 0; count < MAX_MESSAGES; count++) packer.add('a', ofSize(1));
    expect(posted).toHaveLength(1);
  });

  it('lets no pack grow over its size, and what is larger by itself travel alone', async () => {
    for (const bytes of [MAX_BYTES - 10, 20, MAX_BYTES * 2, 30]) packer.add('a', ofSize(bytes));
    expect(posted).toEqual([
      ['a', [MAX_BYTES - 10]],
      ['a', [20]],
      ['a', [MAX_BYTES * 2]],
    ]);
    await endOfTick();
    expect(posted.at(-1)).toEqual(['a', [30]]);
  });
});
