import { type Doc, decode } from './bson-types';
import { ENTRIES, numberIn } from './catalog-keys';
import { CollectionIndex, type StoredIndex } from './collection-index';
import type { Disk } from './disk';
import { allOf, rowIn } from './rows';

/** What a folder holds, as counted. */
export interface Inventory {
  collections: number;
  documents: number;
}

/** How closely to look: `deep` compares each document with each index. */
export interface Depth {
  deep: boolean;
}

/** Reads everything and compares documents, indexes and catalogue; throws one sentence about the first thing that is wrong. */
export function verify(disk: Disk, { deep }: Depth): Inventory {
  const found: Inventory = { collections: 0, documents: 0 };
  for (const { key, value } of disk.entries('catalog', ENTRIES)) {
    found.collections += 1;
    found.documents += verifyCollection(disk, { number: numberIn(key), entry: decode(value), deep });
  }
  return found;
}

type Subject = { number: number; entry: Doc; deep: boolean };

function verifyCollection(disk: Disk, { number, entry, deep }: Subject): number {
  const ns = `${String(entry.db)}.${String(entry.name)}`;
  const indexes = (entry.indexes as StoredIndex[]).map((one) => CollectionIndex.stored(one));
  const expected = new Map(indexes.map((index) => [index, 0]));
  let documents = 0;
  for (const { key, value } of disk.entries('documents', allOf(number))) {
    documents += 1;
    if (value.length < 5 || value.readInt32LE() !== value.length) throw new Error(`A document of ${ns} is damaged.`);
    if (deep) for (const index of indexes) expected.set(index, expected.get(index)! + inIndex(disk, { index, ns, key, value }));
  }
  for (const index of indexes) {
    const entries = count(disk.keys('indexes', allOf(index.number)));
    const wanted = deep ? expected.get(index) : index.spec.name === '_id_' ? documents : entries;
    if (entries !== wanted) throw new Error(`The index ${index.spec.name} of ${ns} has ${entries} entries instead of ${wanted}.`);
  }
  return documents;
}

/** How many entries a document has in an index; throws if one of them is missing. */
function inIndex(
  disk: Disk,
  { index, ns, key, value }: { index: CollectionIndex; ns: string; key: string; value: Buffer },
): number {
  const row = rowIn(key);
  const keys = index.keys(decode(value));
  for (const own of keys) {
    if (!index.holds(disk, own, row)) throw new Error(`A document of ${ns} is missing in its index ${index.spec.name}.`);
  }
  return keys.length;
}

function count(keys: Iterable<string>): number {
  let found = 0;
  for (const _ of keys) found += 1;
  return found;
}
