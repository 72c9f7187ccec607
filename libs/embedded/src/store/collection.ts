import type { Doc } from './bson-types';
import { type IndexSpec, OrderedIndex } from './ordered-index';

/** The index that every collection has. */
export const ID_INDEX: IndexSpec = { v: 2, key: { _id: 1 }, name: '_id_', unique: true };

/** The documents of one collection with their indexes, in memory; rows are numbered in the order of insertion. */
export class Collection {
  readonly docs = new Map<number, Doc>();
  readonly indexes = new Map<string, OrderedIndex>();
  private last = 0;

  constructor(
    readonly ns: string,
    /** Names the collection on disk, never given twice. */
    readonly number: number,
    specs: IndexSpec[] = [ID_INDEX],
  ) {
    for (const spec of specs) this.indexes.set(spec.name, new OrderedIndex(spec));
  }

  /** The name within its database. */
  get name(): string {
    return this.ns.slice(this.ns.indexOf('.') + 1);
  }

  get specs(): IndexSpec[] {
    return [...this.indexes.values()].map(({ spec }) => spec);
  }

  /** A row number that was never given before. */
  newRow(): number {
    this.last += 1;
    return this.last;
  }

  /** Throws E11000 if the document cannot stand beside the others; `ignore` names rows that do not count. */
  demandUnique(doc: Doc, ignore: (row: number) => boolean): void {
    for (const index of this.indexes.values()) {
      if (index.spec.unique) index.demandUnique(index.keys(doc), { doc, ns: this.ns, ignore });
    }
  }

  /** Puts a document that was checked, new or in place of the old one. */
  put(row: number, doc: Doc): void {
    const old = this.docs.get(row);
    for (const index of this.indexes.values()) {
      const keys = index.keys(doc);
      const oldKeys = old ? index.keys(old) : [];
      if (old && keys.length === oldKeys.length && keys.every((key, i) => key === oldKeys[i])) continue;
      index.remove(row, oldKeys);
      index.add(row, keys);
    }
    this.docs.set(row, doc);
    if (row > this.last) this.last = row;
  }

  /** Takes up a document from disk; `finishLoading` must follow. */
  load(row: number, doc: Doc): void {
    this.docs.set(row, doc);
    if (row > this.last) this.last = row;
  }

  /** Builds the indexes of the documents that were loaded. */
  finishLoading(): void {
    for (const index of this.indexes.values()) index.fill(this.docs);
  }

  /** Takes a document out. */
  remove(row: number): void {
    const old = this.docs.get(row);
    if (!old) return;
    for (const index of this.indexes.values()) index.remove(row, index.keys(old));
    this.docs.delete(row);
  }

  /** Builds an index over the present documents; throws E11000, with nothing changed, if they are not unique. */
  addIndex(spec: IndexSpec): void {
    const index = new OrderedIndex(spec);
    for (const [row, doc] of this.docs) {
      const keys = index.keys(doc);
      index.demandUnique(keys, { doc, ns: this.ns, ignore: (other) => other === row });
      index.add(row, keys);
    }
    this.indexes.set(spec.name, index);
  }
}
