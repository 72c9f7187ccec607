import { closeSync, fdatasync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * LMDB's file begins with two start pages, which tell in turns where everything else is. Pages that belong to a moment are not
 * written over while somebody reads that moment, so its start pages are all that is needed to go back to it.
 */

/** Where LMDB has what in a start page. */
export const META = { magic: 24, pageSize: 48, lastPage: 144, number: 152, end: 168 };

const KEPT = 256;

/** LMDB's file, past LMDB. */
export class DataPages {
  private readonly handle: number;
  private readonly pageSize: number;

  constructor(folder: string) {
    this.handle = openSync(join(folder, 'data.mdb'), 'r+');
    const head = Buffer.alloc(META.end);
    readSync(this.handle, head, 0, head.length, 0);
    this.pageSize = head.readUInt32LE(META.pageSize);
  }

  /** What `goBack` needs to come back to the present moment. */
  moment(): Buffer {
    const pages = Buffer.alloc(2 * KEPT);
    for (const page of [0, 1]) readSync(this.handle, pages, page * KEPT, KEPT, page * this.pageSize);
    return pages;
  }

  /** Whether a moment was one of this file's: it is not behind it, and has not another state with the same number. */
  knows(moment: Buffer): boolean {
    const now = this.moment();
    const same = (page: number) =>
      numberIn(now, page) !== numberIn(moment, page) ||
      now.compare(moment, page * KEPT, page * KEPT + META.end, page * KEPT, page * KEPT + META.end) === 0;
    return newest(now) >= newest(moment) && same(0) && same(1);
  }

  /** Makes the file what it was then; nobody may have it open. */
  goBack(moment: Buffer): void {
    for (const page of [0, 1]) writeSync(this.handle, moment, page * KEPT, KEPT, page * this.pageSize);
    fdatasyncSync(this.handle);
  }

  flush(): Promise<void> {
    return promisify(fdatasync)(this.handle);
  }

  flushNow(): void {
    fdatasyncSync(this.handle);
  }

  close(): void {
    closeSync(this.handle);
  }
}

const numberIn = (pages: Buffer, page: number): number => Number(pages.readBigUInt64LE(page * KEPT + META.number));
const newest = (pages: Buffer): number => Math.max(numberIn(pages, 0), numberIn(pages, 1));
