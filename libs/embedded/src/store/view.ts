import { type Doc, decode } from './bson-types';
import type { Claims } from './claims';
import { type Collection, ID_INDEX } from './collection';
import type { CollectionIndex } from './collection-index';
import type { Disk, KeyRange, Snapshot } from './disk';
import type { Stretch } from './document-cache';
import { rowIn, rowOf, rowsBetween } from './rows';
import type { ScanLog } from './scan-log';

/** What views look at. */
export interface Ground {
  readonly disk: Disk;
  readonly claims: Claims;
  readonly scans: ScanLog;
}

/** A moment at which a transaction sees the store. */
export interface Moment {
  readonly snapshot: Snapshot;
  /** The number of the last change that it sees. */
  readonly began: number;
}

/** What a write makes of one document; no document means that it is gone. */
export interface Change {
  /** As committed; undefined if it is new. */
  old?: Doc;
  doc?: Doc;
  bytes?: Uint8Array;
  /** The new keys, a list for each index of the collection in its order. */
  keys: string[][];
}

const EVERYTHING: Stretch = { from: 0, to: Infinity };

/** A collection as one command sees it: as committed, now or at a moment, with the changes of its own transaction. */
export class CollectionView {
  protected readonly changes = new Map<number, Change>();

  constructor(
    readonly ground: Ground,
    readonly collection: Collection,
    protected readonly moment?: Moment,
  ) {}

  /** The indexes that a search may use: those that were there at this view's moment. */
  get indexes(): CollectionIndex[] {
    const all = [...this.collection.indexes.values()];
    return this.moment ? all.filter(({ since }) => since <= this.moment!.began) : all;
  }

  /** The index that every collection has. */
  get idIndex(): CollectionIndex {
    return this.collection.indexes.get(ID_INDEX.name) as CollectionIndex;
  }

  /** True if rows of an index come in the index's order. */
  get ordered(): boolean {
    return this.changes.size === 0;
  }

  /** How many documents there are. */
  get size(): number {
    if (this.moment) return [...this.all()].length;
    let size = this.collection.count;
    for (const { old, doc } of this.changes.values()) size += (doc ? 1 : 0) - (old ? 1 : 0);
    return size;
  }

  /** The document in a row; shared, never to be changed. */
  doc(row: number): Doc | undefined {
    const change = this.changes.get(row);
    return change ? change.doc : this.committed(row);
  }

  /** The document's bytes as they are stored. */
  bytes(row: number): Uint8Array | undefined {
    const change = this.changes.get(row);
    return change ? change.bytes : this.ground.disk.get('documents', this.collection.key(row), this.moment?.snapshot);
  }

  protected committed(row: number): Doc | undefined {
    const { disk, claims } = this.ground;
    const { cache } = this.collection;
    const outdated = this.moment && !claims.quiet && claims.changedSince(this.collection.key(row), this.moment.began);
    const known = outdated ? undefined : cache.get(row);
    if (known) return known;
    const bytes = disk.get('documents', this.collection.key(row), this.moment?.snapshot);
    if (!bytes) return undefined;
    const doc = decode(bytes);
    if (!outdated) cache.set(row, doc, bytes.length);
    return doc;
  }

  /** All rows, in the order of insertion. */
  *all(): Iterable<number> {
    const { cache } = this.collection;
    // Blocks and stretches, not rows, are what is handed on: for rows that would cost more than to read them.
    for (const { rows, ...stretch } of this.current ? cache.stretches() : [EVERYTHING]) {
      const learn = rows || !this.current ? undefined : cache.lesson();
      for (const row of rows ?? this.storedRows(stretch)) {
        learn?.(row);
        if (!this.changes.has(row)) yield row;
      }
      learn?.(Infinity);
    }
    for (const [row, { doc }] of this.changes) if (doc) yield row;
  }

  /** True if what is committed now is what this view sees. */
  private get current(): boolean {
    return !this.moment || this.ground.claims.quiet;
  }

  private storedRows(stretch: { from: number; to: number }): Iterable<number> {
    const range = rowsBetween(this.collection.number, stretch);
    return this.ground.disk.keys('documents', range, { snapshot: this.moment?.snapshot }).map(rowIn);
  }

  /** The rows of a range of an index in the order of their keys; a row comes once per key. */
  *rows(index: CollectionIndex, range: KeyRange, reverse = false): Iterable<number> {
    const { disk } = this.ground;
    const how = { reverse, snapshot: this.moment?.snapshot };
    if (index.unique) {
      for (const { value } of disk.entries('indexes', range, how)) if (!this.changes.has(rowOf(value))) yield rowOf(value);
    } else {
      for (const key of disk.keys('indexes', range, how)) if (!this.changes.has(rowIn(key))) yield rowIn(key);
    }
    yield* this.changedRows(index, range);
  }

  /** The row of a key of a unique index. */
  row(index: CollectionIndex, key: string): number | undefined {
    const value = this.ground.disk.get('indexes', key, this.moment?.snapshot);
    const row = value && rowOf(value);
    if (row !== undefined && !this.changes.has(row)) return row;
    return this.changedRow(index, key);
  }

  protected changedRow(index: CollectionIndex, key: string): number | undefined {
    for (const row of this.changedRows(index, { low: key, high: `${key}\u0000` })) return row;
    return undefined;
  }

  private *changedRows(index: CollectionIndex, { low, high }: KeyRange): Iterable<number> {
    if (!this.changes.size) return;
    const at = [...this.collection.indexes.values()].indexOf(index);
    for (const [row, { keys }] of this.changes) if (keys[at]?.some((key) => key >= low && key < high)) yield row;
  }
}
