import { setTimeout as pause } from 'node:timers/promises';
import { GatheredWrites } from './gathered-writes';

describe('gathered writes', () => {
  const insert = (id: number) => ({ insertOne: { document: { _id: id as never } } });

  it('take together what comes while others are written', async () => {
    const trips: number[] = [];
    const writes = new GatheredWrites(async (some) => {
      trips.push(some.length);
      await pause(5);
    });
    await Promise.all([1, 2, 3, 4].map((id) => writes.write(insert(id))));
    await writes.write(insert(5));
    expect(trips).toEqual([1, 3, 1]);
  });

  it('are refused one by one, where the store says which', async () => {
    const duplicate = { index: 1, code: 11000 };
    const writes = new GatheredWrites(async (some) => {
      if (some.length > 1) throw Object.assign(new Error('some were refused'), { writeErrors: [duplicate] });
    });
    const ends = await Promise.allSettled([1, 2, 3, 4].map((id) => writes.write(insert(id))));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(ends[2]).toMatchObject({ reason: duplicate });
  });

  it('are all refused where nobody knows what became of them, and go on with those that come later', async () => {
    let isAway = true;
    const writes = new GatheredWrites(async () => {
      if (isAway) throw new Error('the store is away');
    });
    const ends = await Promise.allSettled([1, 2, 3].map((id) => writes.write(insert(id))));
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    isAway = false;
    await expect(writes.write(insert(4))).resolves.toBeUndefined();
  });
});
