import type { Doc } from './bson-types';
import { Collection } from './collection';
import { type Change, documentKey } from './disk';
import type { KeyRange, OrderedIndex } from './ordered-index';
import { type Row, sizedBytes, type Table } from './table';

/**
 * A collection within a transaction: the transaction's own documents lie beside the committed ones, with indexes of their
 * own, and hide the rows that they replace. Nobody else sees them, and dropping this object is the rollback.
 */
export class TransactionTable implements Table {
  private readonly own: Collection;
  private readonly hidden = new Set<number>();
  private readonly bytes = new Map<number, Uint8Array>();

  constructor(private readonly base: Collection) {
    this.own = new Collection(base.ns, base.number, base.specs);
  }

  get ns(): string {
    return this.base.ns;
  }

  get indexes(): ReadonlyMap<string, OrderedIndex> {
    return this.base.indexes;
  }

  get size(): number {
    let hidden = 0;
    for (const row of this.hidden) if (this.base.docs.has(row)) hidden += 1;
    return this.base.docs.size - hidden + this.own.docs.size;
  }

  get ordered(): boolean {
    return this.own.docs.size === 0;
  }

  *all(): Iterable<Row> {
    for (const [row, doc] of this.base.docs) if (!this.hidden.has(row)) yield { row, doc };
    for (const [row, doc] of this.own.docs) yield { row, doc };
  }

  *within(index: string, range: KeyRange, reverse: boolean): Iterable<Row> {
    for (const row of this.base.indexes.get(index)!.rows(range, reverse)) {
      if (!this.hidden.has(row)) yield { row, doc: this.base.docs.get(row)! };
    }
    for (const row of this.own.indexes.get(index)!.rows(range, reverse)) yield { row, doc: this.own.docs.get(row)! };
  }

  insert(doc: Doc): void {
    this.write(this.base.newRow(), doc);
  }

  replace(row: number, doc: Doc): void {
    this.write(row, doc);
  }

  private write(row: number, doc: Doc): void {
    const bytes = sizedBytes(doc);
    this.base.demandUnique(doc, (other) => other === row || this.hidden.has(other));
    this.own.demandUnique(doc, (other) => other === row);
    this.own.put(row, doc);
    this.hidden.add(row);
    this.bytes.set(row, bytes);
    for (const [name, index] of this.own.indexes) if (index.multikey) this.base.indexes.get(name)!.multikey = true;
  }

  remove(row: number): void {
    this.own.remove(row);
    this.bytes.delete(row);
    this.hidden.add(row);
  }

  /** Makes the transaction's writes everybody's, and gives the changes for the disk. */
  apply(): Change[] {
    for (const row of this.hidden) if (!this.own.docs.has(row)) this.base.remove(row);
    for (const [row, doc] of this.own.docs) this.base.put(row, doc);
    return [...this.hidden].map((row) => ({
      room: 'documents',
      key: documentKey(this.base.number, row),
      bytes: this.bytes.get(row),
    }));
  }
}
