import { type Doc, encodeDoc } from './bson-types';
import { Collection, ID_INDEX } from './collection';
import { type Change, Disk, documentKey, readDocumentKey } from './disk';
import { demand } from './errors';
import type { IndexSpec } from './ordered-index';
import { Sessions } from './sessions';
import { WriterTurn } from './writer-turn';

/** A database: its collections by name, and whose turn it is to write. */
export class DatabaseRoom {
  readonly collections = new Map<string, Collection>();
  readonly turn: WriterTurn;

  constructor(readonly name: string) {
    this.turn = new WriterTurn(name);
  }
}

/** Everything that a data folder holds, in memory, with the disk behind it. */
export class Store {
  readonly databases = new Map<string, DatabaseRoom>();
  readonly sessions = new Sessions();
  readonly disk: Disk;
  private lastNumber = 0;

  /** Opens the folder and loads it; `onFailure` is told once if the disk refuses a write, after which nothing is acknowledged. */
  constructor(folder: string, onFailure: (error: Error) => void) {
    this.disk = new Disk(folder, onFailure);
    this.load();
  }

  private load(): void {
    const byNumber = new Map<number, Collection>();
    for (const { key, doc } of this.disk.entries('catalog')) {
      const { db, name, indexes } = doc as { db: string; name: string; indexes: IndexSpec[] };
      const collection = new Collection(`${db}.${name}`, key.readUInt32BE(0), indexes);
      this.database(db).collections.set(name, collection);
      byNumber.set(collection.number, collection);
      this.lastNumber = Math.max(this.lastNumber, collection.number);
    }
    for (const { key, doc } of this.disk.entries('documents')) {
      const { collection, row } = readDocumentKey(key);
      byNumber.get(collection)?.load(row, doc);
    }
    for (const collection of byNumber.values()) collection.finishLoading();
    for (const { key, doc } of this.disk.entries('sessions')) this.sessions.restore(key.toString('hex'), doc);
  }

  /** The database of a name; it is made when it is first spoken of. */
  database(name: string): DatabaseRoom {
    let room = this.databases.get(name);
    if (!room) {
      demand(/^[^/\\. "$*<>:|?\0]{1,63}$/.test(name), 'InvalidNamespace', `Invalid database name: '${name}'`);
      room = new DatabaseRoom(name);
      this.databases.set(name, room);
    }
    return room;
  }

  /** The collection, undefined if there is none. */
  collection(db: string, name: string): Collection | undefined {
    return this.databases.get(db)?.collections.get(name);
  }

  /** Makes a collection; the caller commits the change it notes in the journal. */
  create(db: string, name: string, journal: Change[]): Collection {
    demand(/^[^$\0]{1,200}$/.test(name) && !name.startsWith('system.'), 'InvalidNamespace', `Invalid collection name: '${name}'`);
    this.lastNumber += 1;
    const collection = new Collection(`${db}.${name}`, this.lastNumber, [ID_INDEX]);
    this.database(db).collections.set(name, collection);
    this.noteCatalog(db, collection, journal);
    return collection;
  }

  /** Notes a collection's name and indexes for the disk. */
  noteCatalog(db: string, collection: Collection, journal: Change[]): void {
    const entry: Doc = { db, name: collection.name, indexes: collection.specs };
    journal.push({ room: 'catalog', key: catalogKey(collection), bytes: encodeDoc(entry) });
  }

  /** Drops a collection with its documents. */
  drop(db: string, name: string, journal: Change[]): boolean {
    const collection = this.collection(db, name);
    if (!collection) return false;
    this.database(db).collections.delete(name);
    journal.push({ room: 'catalog', key: catalogKey(collection) });
    for (const row of collection.docs.keys()) journal.push({ room: 'documents', key: documentKey(collection.number, row) });
    return true;
  }

  /** Waits for the commits under way and closes the folder. */
  async close(): Promise<void> {
    await this.disk.close();
  }
}

function catalogKey(collection: Collection): Buffer {
  const key = Buffer.alloc(4);
  key.writeUInt32BE(collection.number);
  return key;
}
