import { type Doc, decode, encodeDoc } from './bson-types';
import { entryKey } from './catalog-keys';
import { Collection } from './collection';
import { CollectionIndex, type IndexSpec } from './collection-index';
import type { Disk } from './disk';
import { CacheBudget } from './document-cache';
import { IndexBuild } from './index-build';

/** Brings a folder of an older format to the present one. All at once or not at all. */
export function upgrade(disk: Disk): void {
  if (disk.found === 1) buildAllIndexes(disk);
  // Format 2 had no journal.
  if (disk.found === 2) disk.write(() => disk.noteFormat());
  if (disk.found < 3) disk.settle();
}

/** Format 1 had no indexes on disk. */
function buildAllIndexes(disk: Disk): void {
  const old = [...disk.entries('catalog', { low: '\u0000', high: '\u0001' })].filter(({ key }) => key.length === 4);
  let last = Math.max(0, ...old.map(({ key }) => Buffer.from(key, 'latin1').readUInt32BE()));
  disk.write(() => {
    for (const { key, value } of old) {
      const entry = decode(value);
      last = rebuild(disk, { key, entry }, last);
      disk.remove('catalog', key);
    }
    disk.noteFormat();
  });
}

function rebuild(disk: Disk, { key, entry }: { key: string; entry: Doc }, lastNumber: number): number {
  const number = Buffer.from(key, 'latin1').readUInt32BE();
  const collection = new Collection(entry.db as string, entry.name as string, number, new CacheBudget());
  let last = lastNumber;
  for (const spec of entry.indexes as IndexSpec[]) {
    last += 1;
    const index = new CollectionIndex(spec, last);
    const build = new IndexBuild(disk, collection, [index]);
    while (build.step());
    collection.indexes.set(spec.name, index);
  }
  disk.put('catalog', entryKey(number), encodeDoc(collection.entry()));
  return last;
}
