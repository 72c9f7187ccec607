import type { Doc } from './bson-types';
import { CollectionIndex, type IndexSpec, type StoredIndex } from './collection-index';
import { type CacheBudget, DocumentCache } from './document-cache';
import { numberText, rowText } from './rows';

/** The index that every collection has. */
export const ID_INDEX: IndexSpec = { v: 2, key: { _id: 1 }, name: '_id_', unique: true };

/** Indexes that are being built; see index-build.ts. */
export interface Building {
  /** Resolves when they are finished or given up. */
  readonly ended: Promise<void>;
  /** Takes up what a write has done. */
  follow(changes: Changes): void;
}

/** What writes make of rows: from the committed document to the new one, if there are such. */
export type Changes = ReadonlyMap<number, { old?: Doc; doc?: Doc }>;

/** What is known of one collection besides its documents. */
export class Collection {
  readonly indexes = new Map<string, CollectionIndex>();
  /** Documents that are committed. */
  count = 0;
  /** The last row that was given. */
  lastRow = 0;
  dropped = false;
  /** The indexes that are being built. */
  build?: Building;
  readonly cache: DocumentCache;
  private readonly prefix: string;

  constructor(
    readonly db: string,
    public name: string,
    /** Names the collection on disk, never given twice. */
    readonly number: number,
    budget: CacheBudget,
  ) {
    this.prefix = numberText(number, 4);
    this.cache = new DocumentCache(budget);
  }

  get ns(): string {
    return `${this.db}.${this.name}`;
  }

  get specs(): IndexSpec[] {
    return [...this.indexes.values()].map(({ spec }) => spec);
  }

  /** A row number that was never given before. */
  newRow(): number {
    this.lastRow += 1;
    return this.lastRow;
  }

  /** Where a row's document is on disk. */
  key(row: number): string {
    return this.prefix + rowText(row);
  }

  /** What the catalogue on disk says of it. */
  entry(): Doc {
    return { db: this.db, name: this.name, indexes: [...this.indexes.values()].map((index) => index.entry()) };
  }

  /** Takes up what the catalogue on disk says. */
  restore(indexes: StoredIndex[]): void {
    for (const stored of indexes) this.indexes.set(stored.spec.name, CollectionIndex.stored(stored));
  }
}
