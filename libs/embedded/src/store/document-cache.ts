import { totalmem } from 'node:os';
import type { Doc } from './bson-types';

/** Bytes of BSON whose decoded documents are kept; decoded they take some six times as much, in two generations. */
const BUDGET = Math.min(32 * 1024 * 1024, totalmem() / 200);

/** What the caches of all collections may hold together: when it is used up, what was not asked for lately is forgotten. */
export class CacheBudget {
  generation = 0;
  private bytes = 0;

  /** Forgets everything: what was decoded may not be there. */
  clear(): void {
    this.generation += 2;
    this.bytes = 0;
  }

  /** Takes up room for a document. */
  take(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= BUDGET) return;
    this.generation += 1;
    this.bytes = bytes;
  }
}

/** The documents of one collection that were decoded lately, by row, as they are now. */
export class DocumentCache {
  private young = new Map<number, Doc>();
  private old = new Map<number, Doc>();
  private generation = 0;

  constructor(private readonly budget: CacheBudget) {}

  get(row: number): Doc | undefined {
    if (this.generation !== this.budget.generation) this.age();
    const doc = this.young.get(row);
    if (doc || !this.old.size) return doc;
    const aged = this.old.get(row);
    if (aged) this.young.set(row, aged);
    return aged;
  }

  private age(): void {
    this.old = this.budget.generation === this.generation + 1 ? this.young : new Map();
    this.young = new Map();
    this.generation = this.budget.generation;
  }

  set(row: number, doc: Doc, bytes: number): void {
    this.budget.take(bytes);
    if (this.generation !== this.budget.generation) this.age();
    this.young.set(row, doc);
  }

  delete(row: number): void {
    this.young.delete(row);
    this.old.delete(row);
  }
}
