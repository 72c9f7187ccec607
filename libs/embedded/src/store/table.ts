import type { Doc } from './bson-types';
import { encodeDoc } from './bson-types';
import type { Collection } from './collection';
import type { Change } from './disk';
import { documentKey } from './disk';
import { demand } from './errors';
import type { KeyRange, OrderedIndex } from './ordered-index';

/** A document and where it is. */
export interface Row {
  row: number;
  doc: Doc;
}

/** A collection as one command sees it: as committed, or with the writes of its own transaction. */
export interface Table {
  readonly ns: string;
  readonly indexes: ReadonlyMap<string, OrderedIndex>;
  readonly size: number;
  /** True if rows of an index come in the index's order. */
  readonly ordered: boolean;
  all(): Iterable<Row>;
  within(index: string, range: KeyRange, reverse: boolean): Iterable<Row>;
  insert(doc: Doc): void;
  replace(row: number, doc: Doc): void;
  remove(row: number): void;
}

const MAX_BYTES = 16 * 1024 * 1024;

/** The document's bytes; throws if it is larger than MongoDB allows (16 MiB). */
export function sizedBytes(doc: Doc): Uint8Array {
  const bytes = encodeDoc(doc);
  demand(bytes.length <= MAX_BYTES, 'BSONObjectTooLarge', `BSONObj size: ${bytes.length} is larger than 16777216 bytes`);
  return bytes;
}

/** Writes to memory at once and notes each change for the disk. */
export class DirectTable implements Table {
  readonly ordered = true;

  constructor(
    private readonly collection: Collection,
    private readonly journal: Change[],
  ) {}

  get ns(): string {
    return this.collection.ns;
  }

  get indexes(): ReadonlyMap<string, OrderedIndex> {
    return this.collection.indexes;
  }

  get size(): number {
    return this.collection.docs.size;
  }

  *all(): Iterable<Row> {
    for (const [row, doc] of this.collection.docs) yield { row, doc };
  }

  *within(index: string, range: KeyRange, reverse: boolean): Iterable<Row> {
    for (const row of this.collection.indexes.get(index)!.rows(range, reverse))
      yield { row, doc: this.collection.docs.get(row)! };
  }

  insert(doc: Doc): void {
    this.write(this.collection.newRow(), doc);
  }

  replace(row: number, doc: Doc): void {
    this.write(row, doc);
  }

  private write(row: number, doc: Doc): void {
    const bytes = sizedBytes(doc);
    this.collection.demandUnique(doc, (other) => other === row);
    this.collection.put(row, doc);
    this.journal.push({ room: 'documents', key: documentKey(this.collection.number, row), bytes });
  }

  remove(row: number): void {
    this.collection.remove(row);
    this.journal.push({ room: 'documents', key: documentKey(this.collection.number, row) });
  }
}
