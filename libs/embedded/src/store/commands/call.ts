import type { Doc } from '../bson-types';
import { Blocked } from '../claims';
import type { Collection } from '../collection';
import type { Cursors } from '../cursors';
import { demand } from '../errors';
import type { RunningTransaction, Session } from '../sessions';
import type { Store } from '../store';
import { withinTime } from '../time-limit';
import { CollectionView } from '../view';
import { WriteUnit } from '../write-unit';
import type { WritingView } from '../writing-view';

/** What a server offers to every command. */
export interface Service {
  readonly store: Store;
  readonly cursors: Cursors;
  /** Names this server's opening of its data folder; a second opener asks for it. */
  readonly token: string;
}

/** What a command is answered with; bytes are an encoded document. */
export type Answer = Doc | Uint8Array;

/** One command of one client. */
export interface Call extends Service {
  readonly name: string;
  readonly db: string;
  readonly command: Doc;
  readonly connection: object;
  readonly session?: Session;
  readonly transaction?: RunningTransaction;
}

/** A command: which fields it takes besides those that every command takes, and what it does. */
export interface Command {
  fields: readonly string[];
  run: (call: Call) => Answer | Promise<Answer>;
  /** True for commands that may be part of a transaction. */
  transactional?: true;
  /** True for writes that a driver may send again with the same number. */
  retryable?: true;
}

/** The collections of a command's database, for writing. */
export interface Writing {
  view(name: string): WritingView | undefined;
  /** The collection, made if there is none. */
  viewOrNew(name: string): WritingView;
}

/** The name of the collection that a command is about. */
export function collectionName({ command, name }: Call, field = name): string {
  const value = command[field];
  demand(
    typeof value === 'string' && value !== '',
    'InvalidNamespace',
    `collection name has invalid type or is empty: ${String(value)}`,
  );
  return value;
}

/** The collection as this call may read it; never waits. */
export function readView({ store, db, transaction }: Call, name: string): CollectionView | undefined {
  const collection = store.collection(db, name);
  if (!collection) return undefined;
  return transaction ? transaction.view(collection) : new CollectionView(store, collection);
}

/**
 * Does a write: within its transaction, or alone. Alone it is answered only when it is on disk, and waits for a running
 * transaction that has written to the same document or key.
 */
export async function write(call: Call, work: (writing: Writing) => Doc): Promise<Doc> {
  const { transaction, store, session } = call;
  if (transaction) return withinTransaction(call, work);
  const answer = await whenFree(() =>
    store.writer.submit(() => {
      const unit = new WriteUnit(store);
      const writing = writingWith(call, (collection) => unit.view(collection));
      const result = withinTime(call.command.maxTimeMS, () => work(writing));
      unit.apply();
      if (isNumbered(call)) store.sessions.note(store.disk, session!, { outcome: 'written', answer: result });
      return result;
    }),
  );
  if (isNumbered(call)) Object.assign(session!, { outcome: 'written', answer });
  return answer;
}

const isNumbered = ({ session, command }: Call): boolean => session !== undefined && command.txnNumber !== undefined;

/** Tries again when the transaction that was in the way has ended. */
async function whenFree<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Blocked)) throw error;
      await error.holder.ended;
    }
  }
}

/** A change of the catalogue: waits for transactions that use the collection, or any of the database where none is named; answered when it is on disk. */
export function define<T extends Doc>({ store, db }: Call, name: string | undefined, work: () => T): Promise<T> {
  return whenFree(() =>
    store.writer.submit(() => {
      const changed = [...store.collections(db).values()].filter((collection) => name === undefined || collection.name === name);
      for (const transaction of store.sessions.running()) {
        if (changed.some((collection) => transaction.knows(collection))) throw new Blocked(transaction);
      }
      return work();
    }),
  );
}

function writingWith({ store, db }: Call, viewOf: (collection: Collection) => WritingView): Writing {
  const view = (name: string) => {
    const collection = store.collection(db, name);
    return collection && viewOf(collection);
  };
  return { view, viewOrNew: (name) => view(name) ?? viewOf(store.create(db, name)) };
}

/** A collection that a transaction makes stays, empty, if the transaction is rolled back. */
async function withinTransaction(call: Call, work: (writing: Writing) => Doc): Promise<Doc> {
  const { store, db, transaction } = call;
  const name = collectionName(call);
  if (mayInsert(call) && !store.collection(db, name)) {
    await store.writer.submit(() => void (store.collection(db, name) ?? store.create(db, name)));
  }
  return work(writingWith(call, (collection) => transaction!.view(collection)));
}

function mayInsert({ name, command }: Call): boolean {
  const updates = command.updates as Doc[] | undefined;
  return name === 'insert' || command.upsert === true || Boolean(updates?.some(({ upsert }) => upsert === true));
}
