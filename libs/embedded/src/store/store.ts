import { type Doc, decode, encodeDoc } from './bson-types';
import { ENTRIES, entryKey, MARKERS, numberIn } from './catalog-keys';
import { Claims } from './claims';
import { Clearing } from './clearing';
import { Collection, ID_INDEX } from './collection';
import { CollectionIndex, type StoredIndex } from './collection-index';
import { Disk } from './disk';
import { CacheBudget } from './document-cache';
import { demand } from './errors';
import { allOf, rowIn } from './rows';
import { ScanLog } from './scan-log';
import { Sessions } from './sessions';
import { upgrade } from './upgrade';
import type { Ground } from './view';
import { Writer } from './writer';

/** Everything that a data folder holds. */
export class Store implements Ground {
  readonly databases = new Map<string, Map<string, Collection>>();
  readonly sessions = new Sessions();
  readonly claims = new Claims();
  private readonly cacheBudget = new CacheBudget();
  readonly scans: ScanLog;
  readonly writer: Writer;
  readonly clearing: Clearing;
  private readonly touched = new Set<Collection>();
  private lastNumber = 0;

  constructor(
    readonly disk: Disk,
    warn: (text: string) => void,
  ) {
    this.scans = new ScanLog(warn);
    this.writer = new Writer(
      disk,
      () => this.noteKinds(),
      () => this.reload(),
    );
    this.clearing = new Clearing(disk, this.writer);
    upgrade(disk);
    this.load();
    for (const { key, value } of disk.entries('sessions', ALL)) this.sessions.restore(key, decode(value));
  }

  private load(): void {
    for (const key of this.disk.keys('catalog', MARKERS)) this.lastNumber = Math.max(this.lastNumber, numberIn(key));
    for (const { key, value } of this.disk.entries('catalog', ENTRIES)) this.take(numberIn(key), decode(value));
  }

  private take(number: number, { db, name, indexes }: Doc): void {
    const collection = new Collection(db as string, name as string, number, this.cacheBudget);
    collection.restore(indexes as StoredIndex[]);
    this.lastNumber = Math.max(this.lastNumber, number, ...[...collection.indexes.values()].map((index) => index.number));
    collection.count = this.disk.count('documents', allOf(number));
    for (const key of this.disk.keys('documents', allOf(number), { reverse: true })) {
      collection.lastRow = rowIn(key);
      break;
    }
    this.collections(collection.db).set(collection.name, collection);
  }

  /** After a refused write: what is in memory is again what is on disk. */
  private reload(): void {
    for (const transaction of [...this.sessions.running()]) transaction.abort('the disk refused a write');
    this.touched.clear();
    this.cacheBudget.clear();
    this.databases.clear();
    this.load();
  }

  private noteKinds(): void {
    for (const collection of this.touched) {
      const unnoted = [...collection.indexes.values()].some((index) => index.unnoted);
      if (unnoted && !collection.dropped) this.noteEntry(collection);
    }
    this.touched.clear();
  }

  /** Has it written down with the present write what its indexes hold now, if that is new. */
  touch(collection: Collection): void {
    this.touched.add(collection);
  }

  /** The collections of a database; it is made when it is first spoken of. */
  collections(db: string): Map<string, Collection> {
    let collections = this.databases.get(db);
    if (!collections) {
      demand(/^[^/\\. "$*<>:|?\0]{1,63}$/.test(db), 'InvalidNamespace', `Invalid database name: '${db}'`);
      collections = new Map();
      this.databases.set(db, collections);
    }
    return collections;
  }

  /** The collection, undefined if there is none. */
  collection(db: string, name: string): Collection | undefined {
    return this.databases.get(db)?.get(name);
  }

  /** Makes a collection; within a job of the writer. */
  create(db: string, name: string): Collection {
    demandName(name);
    this.disk.demandRoom(0);
    const collection = new Collection(db, name, this.newNumber(), this.cacheBudget);
    collection.indexes.set(ID_INDEX.name, new CollectionIndex(ID_INDEX, this.newNumber(), false, this.claims.change + 1));
    this.collections(db).set(name, collection);
    this.claims.note([]);
    this.noteEntry(collection);
    return collection;
  }

  /** Names a collection or index on disk, never given twice; within a job of the writer. */
  newNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }

  /** Writes down a collection's name and indexes; within a job of the writer. */
  noteEntry(collection: Collection): void {
    this.disk.put('catalog', entryKey(collection.number), encodeDoc(collection.entry()));
  }

  /** Drops an index; within a job of the writer. */
  dropIndex(collection: Collection, name: string): void {
    this.clearing.discard(collection.indexes.get(name)!.number);
    collection.indexes.delete(name);
    this.noteEntry(collection);
  }

  /** Gives a collection another name; within a job of the writer. */
  rename(collection: Collection, name: string): void {
    demandName(name);
    this.collections(collection.db).delete(collection.name);
    collection.name = name;
    this.collections(collection.db).set(name, collection);
    this.noteEntry(collection);
  }

  /** Drops a collection with its documents; within a job of the writer. */
  drop(collection: Collection): void {
    this.collections(collection.db).delete(collection.name);
    collection.dropped = true;
    this.disk.remove('catalog', entryKey(collection.number));
    for (const number of [collection.number, ...[...collection.indexes.values()].map((index) => index.number)])
      this.clearing.discard(number);
  }
}

const ALL = { low: '\u0000', high: '\u00ff'.repeat(40) };

function demandName(name: string): void {
  demand(/^[^$\0]{1,200}$/.test(name) && !name.startsWith('system.'), 'InvalidNamespace', `Invalid collection name: '${name}'`);
}
