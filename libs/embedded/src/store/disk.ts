import { mkdirSync } from 'node:fs';
import { type Database, open, type RootDatabase } from 'lmdb';
import { type Doc, decode, encodeDoc } from './bson-types';

/** The parts of the data folder: documents, the list of collections with their indexes, and what sessions did last. */
export type Room = 'documents' | 'catalog' | 'sessions';

/** One change of the data folder; no bytes means removal. */
export interface Change {
  room: Room;
  key: Buffer;
  bytes?: Uint8Array;
}

const FORMAT = 1;
const FORMAT_KEY = Buffer.from('format');

/** The key of a document on disk; sorts by collection, then by row. */
export function documentKey(collection: number, row: number): Buffer {
  const key = Buffer.alloc(10);
  key.writeUInt32BE(collection, 0);
  key.writeUIntBE(row, 4, 6);
  return key;
}

/** The collection and row that a document's key names. */
export function readDocumentKey(key: Buffer): { collection: number; row: number } {
  return { collection: key.readUInt32BE(0), row: key.readUIntBE(4, 6) };
}

type Waiting = { changes: Change[]; resolve: () => void; reject: (error: Error) => void };

/**
 * The data folder. Changes that are committed together are on disk together or not at all, and commits of clients that
 * wait at the same time share one flush.
 */
export class Disk {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly rooms: Record<Room, Database<Buffer, Buffer>>;
  private waiting: Waiting[] = [];
  private busy?: Promise<void>;
  private broken?: Error;

  /** Opens or makes the folder; throws one sentence if it is of a newer format. */
  constructor(
    folder: string,
    private readonly onFailure: (error: Error) => void,
  ) {
    mkdirSync(folder, { recursive: true });
    const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;
    this.root = open<Buffer, Buffer>({ path: folder, maxDbs: 8, overlappingSync: false, noMemInit: true, ...binary });
    const room = (name: Room) => this.root.openDB<Buffer, Buffer>({ name, ...binary });
    this.rooms = { documents: room('documents'), catalog: room('catalog'), sessions: room('sessions') };
    this.checkFormat(folder);
  }

  private checkFormat(folder: string): void {
    const { catalog } = this.rooms;
    const stored = catalog.get(FORMAT_KEY);
    const format = stored ? Number(decode(stored).format) : FORMAT;
    if (format > FORMAT) {
      throw new Error(
        `The data folder ${folder} was written by a newer version of Linli (format ${format}, this version knows ${FORMAT}).`,
      );
    }
    if (!stored) catalog.putSync(FORMAT_KEY, Buffer.from(encodeDoc({ format: FORMAT })));
  }

  /** All entries of a room, by key. */
  *entries(room: Room): Iterable<{ key: Buffer; doc: Doc }> {
    for (const { key, value } of this.rooms[room].getRange({ snapshot: true })) {
      if (room !== 'catalog' || !key.equals(FORMAT_KEY)) yield { key, doc: decode(value) };
    }
  }

  /** Resolves once the changes are safely on disk, all or none; rejects if the disk refuses them. */
  commit(changes: Change[]): Promise<void> {
    if (this.broken) return Promise.reject(this.broken);
    if (!changes.length && !this.busy) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ changes, resolve, reject });
      this.busy ??= this.drain();
    });
  }

  private async drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length) {
      const batch = this.waiting;
      this.waiting = [];
      await this.write(batch);
    }
    this.busy = undefined;
  }

  private async write(batch: Waiting[]): Promise<void> {
    try {
      await this.put(batch.flatMap(({ changes }) => changes));
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      this.broken = new Error(`The store stopped because the disk refused a write: ${await reasonOf(cause)}`, { cause });
      for (const { reject } of [...batch, ...this.waiting.splice(0)]) reject(this.broken);
      this.onFailure(this.broken);
    }
  }

  private async put(changes: Change[]): Promise<void> {
    const written = new Set<Promise<unknown>>();
    const all = this.root.batch(() => {
      for (const { room, key, bytes } of changes) {
        written.add(bytes ? this.rooms[room].put(key, bytes as Buffer) : this.rooms[room].remove(key));
      }
    });
    await Promise.all([all, ...written]);
  }

  /** Waits for the commits under way and closes the folder. */
  async close(): Promise<void> {
    await this.busy;
    await this.root.close();
  }
}

/** lmdb gives the disk's own words in a promise beside the error. */
async function reasonOf(error: unknown): Promise<string> {
  const { commitError, message } = error as Error & { commitError?: Promise<never> };
  return commitError ? commitError.catch((inner: Error) => inner.message) : message;
}
