import BTree from 'sorted-btree';
import type { Doc } from './bson-types';
import { demand, StoreError } from './errors';
import { compareKeys, inverted, keyOf, RANK } from './keys';
import { filterTest } from './language';
import { EMPTY_ARRAY, indexedValues } from './paths';
import type { SortSpec } from './sort';
import { valueText } from './value-text';

/** An index as listIndexes answers it. */
export interface IndexSpec {
  v: 2;
  key: SortSpec;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
  expireAfterSeconds?: number;
}

/** A stretch of an index: from `low`, up to but without `high`. */
export interface KeyRange {
  low: string;
  high: string;
}

const AFTER = '\uffff';

/** The range of all keys that begin with a prefix. */
export function beginningWith(prefix: string): KeyRange {
  return { low: prefix, high: prefix + AFTER };
}

/** The key of a value in a field of an index, by the field's direction. */
export function fieldKey(value: unknown, direction: 1 | -1): string {
  const key = value === EMPTY_ARRAY ? RANK.undefined : keyOf(value);
  return direction === 1 ? key : inverted(key);
}

function rowKey(row: number): string {
  return String.fromCharCode(Math.floor(row / 2 ** 32), (row >>> 16) & 0xffff, row & 0xffff);
}

function rowOf(entry: string): number {
  const end = entry.length;
  return entry.charCodeAt(end - 3) * 2 ** 32 + entry.charCodeAt(end - 2) * 2 ** 16 + entry.charCodeAt(end - 1);
}

/** One index of one collection: keys in order, each ending in the row of its document. */
export class OrderedIndex {
  readonly fields: [string, 1 | -1][];
  /** True once a document with an array in an indexed field was seen. */
  multikey = false;
  private readonly tree = new BTree<string, undefined>(undefined, compareKeys, 64);
  private readonly covers: (doc: Doc) => boolean;

  constructor(readonly spec: IndexSpec) {
    this.fields = Object.entries(spec.key);
    this.covers = spec.partialFilterExpression ? filterTest(spec.partialFilterExpression) : () => true;
  }

  /** The keys under which a document is found; none if the index is partial or sparse and leaves it out. */
  keys(doc: Doc): string[] {
    if (!this.covers(doc)) return [];
    const parts = this.fields.map(([path]) => indexedValues(doc, path));
    if (this.spec.sparse && parts.every(({ values }) => values.every((value) => value === undefined))) return [];
    if (parts.some(({ multi }) => multi)) this.checkArrays(parts);
    const lists = parts.map(({ values }, i) => values.map((value) => fieldKey(value, this.fields[i]![1])));
    if (lists.every((list) => list.length === 1)) return [lists.join('')];
    const joined = lists.reduce((heads, list) => heads.flatMap((head) => list.map((key) => head + key)), ['']);
    return [...new Set(joined)];
  }

  private checkArrays(parts: { values: unknown[]; multi: boolean }[]): void {
    this.multikey = true;
    const roots = this.fields.filter((_, i) => parts[i]!.values.length > 1).map(([path]) => path.split('.')[0]);
    const parallel = roots.length > 1 && (this.spec.unique || new Set(roots).size > 1);
    demand(!parallel, 'CannotIndexParallelArrays', `cannot index parallel arrays in index ${this.spec.name}`);
  }

  /** Adds many documents at once; in the order of their keys, which is much faster than one by one. */
  fill(docs: Iterable<[number, Doc]>): void {
    const entries: string[] = [];
    for (const [row, doc] of docs) for (const key of this.keys(doc)) entries.push(key + rowKey(row));
    // biome-ignore lint/suspicious/useArraySortCompare: the plain order of text is the order of keys, and the engine's own is fast.
    for (const entry of entries.sort()) this.tree.set(entry, undefined);
  }

  /** Adds a document's keys. */
  add(row: number, keys: string[]): void {
    for (const key of keys) this.tree.set(key + rowKey(row), undefined);
  }

  /** Takes a document's keys out. */
  remove(row: number, keys: string[]): void {
    for (const key of keys) this.tree.delete(key + rowKey(row));
  }

  /** Throws E11000 if another document than the ignored ones has one of the keys; only for unique indexes. */
  demandUnique(keys: string[], subject: { doc: Doc; ns: string; ignore: (row: number) => boolean }): void {
    if (!this.spec.unique) return;
    for (const key of keys) {
      for (const row of this.rows(beginningWith(key))) if (!subject.ignore(row)) throw this.duplicate(key, subject);
    }
  }

  private duplicate(key: string, { doc, ns }: { doc: Doc; ns: string }): StoreError {
    const keyValue: Doc = {};
    for (const [path, direction] of this.fields) {
      const values = indexedValues(doc, path).values;
      const hit = values.find((value) => key.includes(fieldKey(value, direction)));
      keyValue[path] = hit === EMPTY_ARRAY ? [] : (hit ?? null);
    }
    const text = `E11000 duplicate key error collection: ${ns} index: ${this.spec.name} dup key: ${valueText(keyValue)}`;
    return new StoreError('DuplicateKey', text, { keyPattern: this.spec.key, keyValue });
  }

  /** The rows of a range in the order of their keys; a row comes once per key. */
  *rows({ low, high }: KeyRange, reverse = false): Iterable<number> {
    if (!reverse) {
      for (const [key] of this.tree.entries(low)) {
        if (key >= high) return;
        yield rowOf(key);
      }
      return;
    }
    for (const [key] of this.tree.entriesReversed(high)) {
      if (key < low) return;
      if (key < high) yield rowOf(key);
    }
  }
}
