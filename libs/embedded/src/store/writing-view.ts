import { type Doc, encodeDoc } from './bson-types';
import type { Collection } from './collection';
import type { CollectionIndex } from './collection-index';
import { demand } from './errors';
import { rowOf } from './rows';
import { CollectionView, type Ground, type Moment } from './view';

/** How large a document may be, as in MongoDB. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** Claims a document or a unique key for the writer; throws if somebody else has it. */
export type Claim = (key: string) => void;

/** A collection that is being written to; nothing of it is seen by others until `apply`. */
export class WritingView extends CollectionView {
  private readonly unique = new Map<string, number>();
  /** Indexes are only ever added while somebody writes. */
  private readonly known = this.collection.indexes.size;

  constructor(
    ground: Ground,
    collection: Collection,
    private readonly by: { claim: Claim; moment?: Moment },
  ) {
    super(ground, collection, by.moment);
  }

  /** Adds a document; `bytes` are its own if it is encoded already. Throws E11000. */
  insert(doc: Doc, bytes?: Uint8Array): void {
    const row = this.collection.newRow();
    this.by.claim(this.collection.key(row));
    this.write(row, doc, { bytes });
  }

  /** Puts a document in the place of another. Throws E11000. */
  replace(row: number, doc: Doc): void {
    this.write(row, doc, this.claimed(row));
  }

  /** Takes a document away. */
  remove(row: number): void {
    const { old } = this.claimed(row);
    const keys = this.keysOf(row, { old });
    this.note(row, { old, keys });
  }

  private write(row: number, doc: Doc, { old, bytes = encodeDoc(doc) }: { old?: Doc; bytes?: Uint8Array }): void {
    demand(bytes.length <= MAX_BYTES, 'BSONObjectTooLarge', `BSONObj size: ${bytes.length} is larger than 16777216 bytes`);
    const keys = this.keysOf(row, { old, doc });
    this.note(row, { old, doc, bytes, keys });
  }

  private claimed(row: number): { old?: Doc } {
    this.by.claim(this.collection.key(row));
    const before = this.changes.get(row);
    return { old: before ? before.old : this.committed(row) };
  }

  private keysOf(row: number, { old, doc }: { old?: Doc; doc?: Doc }): string[][] {
    const lists: string[][] = [];
    for (const index of this.collection.indexes.values()) {
      const keys = doc ? index.keys(doc) : [];
      if (index.unique) this.claimKeys(index, { row, doc, keys, oldKeys: old ? index.keys(old) : [] });
      lists.push(keys);
    }
    return lists;
  }

  private claimKeys(
    index: CollectionIndex,
    { row, doc, keys, oldKeys }: { row: number; doc?: Doc; keys: string[]; oldKeys: string[] },
  ): void {
    for (const key of oldKeys) if (!keys.includes(key)) this.by.claim(key);
    for (const key of keys) {
      if (!oldKeys.includes(key)) this.by.claim(key);
      if (this.isTaken(key, row)) throw index.duplicate(key, doc!, this.collection.ns);
    }
  }

  private isTaken(key: string, row: number): boolean {
    const own = this.unique.get(key);
    if (own !== undefined) return own !== row;
    const value = this.ground.disk.get('indexes', key, this.moment?.snapshot);
    return value !== undefined && rowOf(value) !== row && !this.changes.has(rowOf(value));
  }

  private note(row: number, change: { old?: Doc; doc?: Doc; bytes?: Uint8Array; keys: string[][] }): void {
    const before = this.changes.get(row);
    let at = 0;
    for (const { unique } of this.collection.indexes.values()) {
      if (unique) {
        for (const key of before?.keys[at] ?? []) this.unique.delete(key);
        for (const key of change.keys[at]!) this.unique.set(key, row);
      }
      at += 1;
    }
    this.changes.set(row, change);
  }

  protected override changedRow(index: CollectionIndex, key: string): number | undefined {
    return index.unique ? this.unique.get(key) : super.changedRow(index, key);
  }

  /** True if what it has written is not in all indexes that there are now. */
  get outdated(): boolean {
    return this.changes.size > 0 && this.known < this.collection.indexes.size;
  }

  /** How many bytes of documents its changes put. */
  get weight(): number {
    let bytes = 0;
    for (const change of this.changes.values()) bytes += change.bytes?.length ?? 0;
    return bytes;
  }

  /** Puts the changes on disk, within a `write` of it; true if there are any. */
  apply(): boolean {
    const indexes = [...this.collection.indexes.values()];
    // What goes goes first: a key that one document gives up may be another one's now.
    for (const [row, change] of this.changes) if (change.old) this.takeOut(row, change.old, { indexes, kept: change.keys });
    for (const [row, change] of this.changes) {
      if (change.doc) this.putIn(row, change.doc, { bytes: change.bytes!, indexes, keys: change.keys });
    }
    this.collection.build?.follow(this.changes);
    return this.changes.size > 0;
  }

  private takeOut(row: number, old: Doc, { indexes, kept }: { indexes: CollectionIndex[]; kept: string[][] }): void {
    const { disk } = this.ground;
    this.collection.count -= 1;
    indexes.forEach((index, i) => {
      for (const key of index.keys(old)) {
        if (!kept[i]!.includes(key)) index.remove(disk, key, row);
      }
    });
    if (this.changes.get(row)!.doc) return;
    disk.remove('documents', this.collection.key(row));
    this.collection.cache.delete(row);
  }

  private putIn(
    row: number,
    doc: Doc,
    { bytes, indexes, keys }: { bytes: Uint8Array; indexes: CollectionIndex[]; keys: string[][] },
  ): void {
    const { disk } = this.ground;
    const { old } = this.changes.get(row)!;
    const key = this.collection.key(row);
    this.collection.count += 1;
    disk.put('documents', key, bytes);
    this.collection.cache.set(row, doc, bytes.length);
    indexes.forEach((index, i) => {
      const present = old ? index.keys(old) : [];
      for (const own of keys[i]!) {
        if (!present.includes(own)) index.put(disk, own, row);
      }
    });
  }
}
