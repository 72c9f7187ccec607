import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CollectionIndex, type IndexSpec } from './collection-index';
import { Disk } from './disk';
import { IndexBuild } from './index-build';
import { Store } from './store';
import { verify } from './verify';
import { WriteUnit } from './write-unit';

type Act = { kind: 'insert' | 'replace' | 'remove' | 'step'; at: number; value: number };

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>('insert', 'replace', 'remove', 'step', 'step'),
    at: fc.nat(20),
    value: fc.nat(30),
  }),
  { maxLength: 60 },
);
const SMALL = { documents: 3, bytes: 1_000, puts: 2, run: 8 };

describe('the steps of an index build', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-steps-'));
  const disk = new Disk(dataDir);
  const store = new Store(disk, () => undefined);
  let made = 0;
  afterAll(async () => {
    await store.writer.close();
    await disk.close();
    rmSync(dataDir, { recursive: true });
  });

  function act(build: IndexBuild, { kind, at, value }: Act): void {
    if (kind === 'step') {
      build.step();
      return;
    }
    const unit = new WriteUnit(store);
    const view = unit.view(build.collection);
    const rows = [...view.all()];
    const row = rows[at % rows.length];
    const doc = { n: value, tags: [value, `${value % 3}`] };
    if (kind === 'insert' || row === undefined) view.insert({ _id: `i${++made}`, ...doc });
    else if (kind === 'replace') view.replace(row, { _id: view.doc(row)!._id, ...doc });
    else view.remove(row);
    unit.apply();
  }

  it('leave every document in the indexes, whatever is written between them', () => {
    const property = fc.property(acts, acts, fc.boolean(), (before, meanwhile, unique) => {
      disk.write(() => {
        const collection = store.create('test', `c${++made}`);
        const keys: IndexSpec['key'][] = [{ n: 1 }, { tags: -1 }];
        const indexes = keys.map(
          (key, i) => new CollectionIndex({ v: 2, key, name: `i${i}`, unique: unique && i === 0 }, store.newNumber()),
        );
        const build = new IndexBuild(disk, collection, indexes, SMALL);
        for (const one of before) if (one.kind !== 'step') act(build, one);
        collection.build = build;
        const failed = failureOf(() => {
          for (const one of meanwhile) act(build, one);
          while (build.step());
        });
        if (failed) expect([unique, failed]).toEqual([true, 'DuplicateKey']);
        else for (const index of indexes) collection.indexes.set(index.spec.name, index);
        build.end();
        store.noteEntry(collection);
      });
      expect(verify(disk, { deep: true }).collections).toBeGreaterThan(0);
      disk.write(() => store.drop(store.collection('test', [...store.collections('test').keys()][0]!)!));
    });
    fc.assert(property, { numRuns: 500 });
  });

  function failureOf(work: () => void): string | undefined {
    try {
      work();
      return undefined;
    } catch (error) {
      return (error as { codeName: string }).codeName;
    }
  }
});
