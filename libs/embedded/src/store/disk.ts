import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RangeIterable, type RangeOptions, type RootDatabase, type Transaction } from 'lmdb';
import { decode, encodeDoc } from './bson-types';
import type { Room } from './changes';
import { DiskSpace, type FilePages, unusedBytes } from './disk-space';
import { demand, StoreError } from './errors';
import { Journal, Leftover } from './journal';

/** A stretch of keys: from `low`, up to but without `high`. */
export interface KeyRange {
  low: string;
  high: string;
}

/** The folder as it was at one moment; `done` must be called once. */
export type Snapshot = Transaction;

const FORMAT = 3;
const FORMAT_KEY = 'format';
const MOST_READERS = 2_000;

/** Keys are texts of bytes; see keys.ts. */
const KEYS = {
  writeKey: (key: string, target: Buffer, start: number): number => start + target.write(key, start, 'latin1'),
  readKey: (target: Buffer, start: number, end: number): string => target.toString('latin1', start, end),
};
const OPTIONS = { noSubdir: false, maxDbs: 8, maxReaders: MOST_READERS, overlappingSync: false, noSync: true };
const ROOM = { encoding: 'binary', keyEncoder: KEYS } as const;

/** The data folder: an LMDB environment and its journal. What one `write` changes is on disk together, flushed, or not at all. */
export class Disk {
  private readonly root: RootDatabase<Buffer, string>;
  private readonly rooms: Record<Room, Database<Buffer, string>>;
  private readonly copies = new Set<Promise<unknown>>();
  private readonly space: DiskSpace;
  private readonly journal: Journal;
  /** The format in which the folder was found. */
  readonly found: number;

  /** Opens or makes the folder; throws one sentence if it is of a newer format or cannot be read. */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const leftover = new Leftover(folder);
    this.root = open<Buffer, string>({ path: folder, ...OPTIONS, ...ROOM });
    // Personal data is in it.
    chmodSync(join(folder, 'data.mdb'), 0o600);
    const room = (name: Room) => this.root.openDB<Buffer, string>({ name, ...ROOM });
    this.rooms = { documents: room('documents'), indexes: room('indexes'), catalog: room('catalog'), sessions: room('sessions') };
    this.space = new DiskSpace(folder, () =>
      unusedBytes(
        this.root.getStats() as FilePages,
        Object.values(this.rooms).map((one) => one.getStats() as FilePages),
      ),
    );
    this.catchUp(leftover);
    this.journal = new Journal(folder, () => this.root.useReadTransaction());
    this.found = this.checkFormat();
  }

  private catchUp(leftover: Leftover): void {
    if (!leftover.any) return;
    this.root.transactionSync(() => {
      for (const { room, key, bytes } of leftover.changes()) {
        if (bytes) this.rooms[room].putSync(key, bytes as Buffer);
        else this.rooms[room].removeSync(key);
      }
    });
    leftover.settle();
  }

  private checkFormat(): number {
    const stored = this.get('catalog', FORMAT_KEY);
    const format = stored ? Number(decode(stored).format) : FORMAT;
    if (format > FORMAT) {
      throw new Error(
        `The data folder ${this.folder} was written by a newer version of Linli (format ${format}, this version knows ${FORMAT}).`,
      );
    }
    if (!stored) this.write(() => this.noteFormat());
    if (!stored) this.settle();
    return format;
  }

  /** Notes that the folder is of the present format; only within a `write`. */
  noteFormat(): void {
    this.put('catalog', FORMAT_KEY, encodeDoc({ format: FORMAT }));
  }

  /** The bytes at a key, now or in a snapshot; within a `write`, with what it has changed. */
  get(room: Room, key: string, snapshot?: Snapshot): Buffer | undefined {
    return this.rooms[room].get(key, snapshot && { transaction: snapshot });
  }

  /** The keys of a range in order. */
  keys(room: Room, range: KeyRange, how: { reverse?: boolean; snapshot?: Snapshot } = {}): RangeIterable<string> {
    return this.rooms[room].getKeys(optionsOf(range, how));
  }

  /** Keys and bytes of a range in order. */
  entries(
    room: Room,
    range: KeyRange,
    how: { reverse?: boolean; snapshot?: Snapshot } = {},
  ): Iterable<{ key: string; value: Buffer }> {
    return this.rooms[room].getRange(optionsOf(range, how));
  }

  /** How many keys a range has. */
  count(room: Room, range: KeyRange): number {
    return this.rooms[room].getKeysCount(optionsOf(range, {}));
  }

  /** Only within a `write`. */
  put(room: Room, key: string, bytes: Uint8Array): void {
    this.space.take(bytes.length);
    this.journal.note({ room, key, bytes });
    refusing(() => this.rooms[room].putSync(key, bytes as Buffer));
  }

  /** Only within a `write`. */
  remove(room: Room, key: string): void {
    this.journal.note({ room, key });
    refusing(() => this.rooms[room].removeSync(key));
  }

  /** Does `work` and flushes what it put and removed; if it throws or the disk refuses, nothing of it has happened. */
  write<T>(work: () => T): T {
    this.space.look();
    try {
      const result = this.root.transactionSync(() => {
        const done = work();
        this.journal.flush();
        return done;
      });
      this.journal.committed(this.space.scarce);
      return result;
    } catch (error) {
      this.journal.failed();
      throw new StoreError('OutOfDiskSpace', `The disk refused a write, nothing of it was done: ${(error as Error).message}`);
    }
  }

  /** Brings everything into LMDB's file, so that a version that does not know the journal sees it. */
  settle(): void {
    this.journal.checkpointNow();
  }

  /** Throws if the disk has no room for so many bytes; within a `write`, before the first of them is put. */
  demandRoom(bytes: number): void {
    const text = 'The disk of the data folder is full: nothing can be written but removals. Give it more room.';
    demand(this.space.holds(bytes), 'OutOfDiskSpace', text);
  }

  /** How many bytes of the data file are in use or were; the file never gets smaller. */
  get size(): number {
    const { lastPageNumber, pageSize } = this.root.getStats() as FilePages;
    return lastPageNumber * pageSize;
  }

  /** Keeps this moment readable until `done`; space that is freed meanwhile is not used again. */
  snapshot(): Snapshot {
    return this.root.useReadTransaction();
  }

  /** Copies the folder as it is now into another one, without its free space, while writing goes on. */
  async copyTo(folder: string): Promise<void> {
    const copy = this.root.backup(folder, true);
    const ended = copy.catch(() => undefined).finally(() => this.copies.delete(ended));
    this.copies.add(ended);
    await copy;
  }

  /** Closes the folder, when copies under way are done. */
  async close(): Promise<void> {
    await Promise.all(this.copies);
    this.journal.close();
    await this.root.close();
  }
}

/** Marks what the disk itself has refused: then nothing of the same `write` can stand. */
export class DiskRefused extends Error {}

function refusing(change: () => unknown): void {
  try {
    change();
  } catch (error) {
    throw new DiskRefused((error as Error).message);
  }
}

function optionsOf({ low, high }: KeyRange, { reverse, snapshot }: { reverse?: boolean; snapshot?: Snapshot }): RangeOptions {
  const transaction = snapshot && { transaction: snapshot };
  if (!reverse) return { start: low, end: high, ...transaction };
  return { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse, ...transaction };
}
