import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Doc } from './bson-types';
import type { Collection } from './collection';
import type { IndexSpec } from './collection-index';
import { Disk } from './disk';
import { Indexing } from './indexing';
import { keyOf } from './keys';
import { search } from './search';
import type { SortSpec } from './sort';
import { Store } from './store';
import { CollectionView } from './view';
import { WriteUnit } from './write-unit';

const PATHS = ['a', 'b', 'c.d'];
const path = fc.constantFrom(...PATHS, '_id');
const plain = fc.constantFrom<unknown>(0, 1, 2, 3, -1.5, Number.NaN, null, 'x', 'y', '望', true, new Date(1), new Date(2));
const stored = fc.oneof({ weight: 6, arbitrary: plain }, fc.array(plain, { maxLength: 3 }));
const docs = fc.array(
  fc.record({ a: stored, b: stored, c: fc.oneof(fc.record({ d: stored }, { requiredKeys: [] }), plain) }, { requiredKeys: [] }),
  { maxLength: 25 },
);
const keys = fc.dictionary(fc.constantFrom(...PATHS), fc.constantFrom<1 | -1>(1, -1), { minKeys: 1, maxKeys: 3 });
const indexes = fc.uniqueArray(fc.record({ key: keys, sparse: fc.boolean() }), {
  maxLength: 4,
  selector: ({ key }) => JSON.stringify(key),
});
const id = fc.nat({ max: 25 });
const operators = fc.oneof(
  plain,
  fc.record({ $in: fc.array(plain, { maxLength: 3 }) }),
  fc.record({ $gt: plain, $lte: plain }, { requiredKeys: [] }).filter((one) => Object.keys(one).length > 0),
  fc.record({ $gte: plain }),
  fc.record({ $lt: plain }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: plain }),
);
const condition = fc.oneof(
  fc.tuple(path, operators).map(([name, operand]) => ({ [name]: operand }) as Doc),
  id.map((_id) => ({ _id }) as Doc),
  fc.array(id, { maxLength: 4 }).map(($in) => ({ _id: { $in } }) as Doc),
);
const conjunction = fc.array(condition, { maxLength: 2 }).map((all) => Object.assign({}, ...all) as Doc);
const filters = fc.oneof(
  conjunction,
  fc.tuple(conjunction, fc.array(conjunction, { minLength: 1, maxLength: 3 })).map(([all, $or]) => ({ ...all, $or }) as Doc),
  fc.array(conjunction, { minLength: 1, maxLength: 2 }).map(($and) => ({ $and }) as Doc),
);
const sorts = fc.option(fc.dictionary(path, fc.constantFrom<1 | -1>(1, -1), { minKeys: 1, maxKeys: 2 }), { nil: undefined });

describe('a search', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-search-'));
  const disk = new Disk(dataDir);
  const store = new Store(disk, () => undefined);
  let made = 0;
  afterAll(async () => {
    await store.writer.close();
    await disk.close();
    rmSync(dataDir, { recursive: true });
  });

  function filled(content: Doc[], specs: { key: Record<string, 1 | -1>; sparse: boolean }[]): Collection {
    return disk.write(() => {
      const collection = store.create('test', `c${++made}`);
      for (const [i, { key, sparse }] of specs.entries()) {
        try {
          const spec = { v: 2, key, name: `i${i}`, ...(sparse ? { sparse } : {}) } as IndexSpec;
          const indexing = new Indexing(store);
          indexing.atOnce(indexing.begin(collection, [spec]));
        } catch {
          // Arrays in two fields of one index are refused; then it is not there.
        }
      }
      for (const [_id, doc] of content.entries()) {
        const unit = new WriteUnit(store);
        try {
          unit.view(collection).insert({ _id, ...doc });
        } catch {
          continue;
        }
        unit.apply();
      }
      return collection;
    });
  }

  it('finds through indexes what it finds by looking at all, in the order that is asked for', () => {
    fc.assert(
      fc.property(
        fc.record({ content: docs, specs: indexes, filter: filters, sort: sorts }),
        ({ content, specs, filter, sort }) => {
          const view = new CollectionView(store, filled(content, specs));
          const wanted = { filter, sort: sort as SortSpec | undefined };
          const found = search(view, wanted);
          const scanned = search(view, { ...wanted, hint: { $natural: 1 } });
          expect([...found].sort((a, b) => a - b)).toEqual([...scanned].sort((a, b) => a - b));
          const ids = (rows: number[]) => rows.map((row) => keyOf(view.doc(row)!._id));
          const total = { ...wanted, sort: sort && ({ ...sort, _id: sort._id ?? 1 } as SortSpec) };
          if (sort) expect(ids(search(view, total))).toEqual(ids(search(view, { ...total, hint: { $natural: 1 } })));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
