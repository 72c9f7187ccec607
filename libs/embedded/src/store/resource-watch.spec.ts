import { tmpdir } from 'node:os';
import { type Resources, ResourceWatch, resourcesOf, shortages } from './resource-watch';

const GB = 1024 ** 3;
const plenty: Resources = {
  memory: { total: 8 * GB, available: 4 * GB },
  heap: { limit: 2 * GB, used: GB },
  disk: { total: 100 * GB, free: 50 * GB },
};

describe('the resources of a store', () => {
  it('are no cause for a warning while there is enough', () => {
    expect(shortages(plenty)).toEqual([]);
  });

  it.each<[string, Partial<Resources>, RegExp]>([
    ['memory', { memory: { total: 8 * GB, available: 0.7 * GB } }, /Memory runs short: 717 of 8192 MB/],
    ['the heap', { heap: { limit: 2 * GB, used: 1.7 * GB } }, /uses 1741 of the 2048 MB/],
    ['the disk', { disk: { total: 100 * GB, free: 0.5 * GB } }, /runs full: 512 MB are left/],
  ])('are told of when %s runs short', (_name, short, text) => {
    expect(shortages({ ...plenty, ...short })).toEqual([expect.stringMatching(text)]);
  });

  it('are told of once an hour', () => {
    const warnings: string[] = [];
    const watch = new ResourceWatch(
      (text) => warnings.push(text),
      () => ({ ...plenty, disk: { total: 100 * GB, free: 0 } }),
    );
    for (const minutes of [0, 10, 59, 61]) watch.check(minutes * 60_000);
    expect(warnings).toHaveLength(2);
  });

  it('are read off the machine', () => {
    const { memory, heap, disk } = resourcesOf(tmpdir());
    expect(memory.available).toBeLessThanOrEqual(memory.total);
    expect(heap.used).toBeLessThan(heap.limit);
    expect(disk.free).toBeLessThanOrEqual(disk.total);
  });
});
