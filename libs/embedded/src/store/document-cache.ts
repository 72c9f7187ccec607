import { totalmem } from 'node:os';
import type { Doc } from './bson-types';

/** Bytes of BSON whose decoded documents are kept; decoded they take some six times as much, in two generations. */
const BUDGET = Math.min(24 * 1024 * 1024, totalmem() / 200);

/** Documents that were decoded lately, by their key on disk, as they are now. What is asked for again stays. */
export class DocumentCache {
  private young = new Map<string, Doc>();
  private old = new Map<string, Doc>();
  private bytes = 0;

  get(key: string): Doc | undefined {
    const doc = this.young.get(key);
    if (doc) return doc;
    const aged = this.old.get(key);
    if (aged) this.young.set(key, aged);
    return aged;
  }

  set(key: string, doc: Doc, bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > BUDGET) {
      this.old = this.young;
      this.young = new Map();
      this.bytes = bytes;
    }
    this.young.set(key, doc);
  }

  delete(key: string): void {
    this.young.delete(key);
    this.old.delete(key);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
    this.bytes = 0;
  }
}
