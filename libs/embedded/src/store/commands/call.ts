import type { Doc } from '../bson-types';
import type { Collection } from '../collection';
import type { Cursors } from '../cursors';
import type { Change } from '../disk';
import { demand } from '../errors';
import type { RunningTransaction, Session } from '../sessions';
import type { Store } from '../store';
import { DirectTable, type Table } from '../table';

/** What a server offers to every command. */
export interface Service {
  readonly store: Store;
  readonly cursors: Cursors;
  /** host:port, as clients reach this server. */
  readonly address: string;
  /** Names this server's opening of its data folder; a second opener asks for it. */
  readonly token: string;
}

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
  run: (call: Call) => Doc | Promise<Doc>;
  /** True for commands that may be part of a transaction. */
  transactional?: true;
  /** True for writes that a driver may send again with the same number. */
  retryable?: true;
}

/** How long a command waits for its turn to write, in ms. */
export const TURN_LIMIT = 5_000;

/** The collections of a command's database, for writing. */
export interface Writing {
  readonly journal: Change[];
  table(name: string): Table | undefined;
  /** The collection, made if there is none. */
  tableOrNew(name: string): Table;
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

/** The collection as this call may read it; never waits outside a transaction. */
export async function readTable(call: Call, name = collectionName(call)): Promise<Table | undefined> {
  if (call.transaction) {
    await call.transaction.enter(call.db, TURN_LIMIT);
    return call.transaction.table(call.db, name);
  }
  return direct(call.store.collection(call.db, name), []);
}

function direct(collection: Collection | undefined, journal: Change[]): Table | undefined {
  return collection && new DirectTable(collection, journal);
}

/**
 * Does a write: within its transaction, or alone in the writer's turn. Answers only when the change is on disk; the turn
 * is given on before, so that writers who wait share the flush.
 */
export async function write(call: Call, work: (writing: Writing) => Doc): Promise<Doc> {
  const { transaction, store, db } = call;
  if (transaction) {
    await transaction.enter(db, TURN_LIMIT);
    return work(writingInTransaction(call, transaction));
  }
  const end = await store.database(db).turn.take(TURN_LIMIT);
  const journal: Change[] = [];
  try {
    const answer = work(writingAlone(call, journal));
    remember(call, answer, journal);
    return answer;
  } finally {
    end();
    await store.disk.commit(journal);
  }
}

function remember({ session, command, store }: Call, answer: Doc, journal: Change[]): void {
  if (session && command.txnNumber !== undefined) store.sessions.remember(session, { outcome: 'written', answer }, journal);
}

function writingAlone({ store, db }: Call, journal: Change[]): Writing {
  return {
    journal,
    table: (name) => direct(store.collection(db, name), journal),
    tableOrNew: (name) => new DirectTable(store.collection(db, name) ?? store.create(db, name, journal), journal),
  };
}

/** A collection that a transaction makes stays, empty, if the transaction is rolled back. */
function writingInTransaction({ store, db }: Call, transaction: RunningTransaction): Writing {
  const journal: Change[] = [];
  return {
    journal,
    table: (name) => transaction.table(db, name),
    tableOrNew: (name) => {
      if (!store.collection(db, name)) {
        store.create(db, name, journal);
        store.disk.commit(journal.splice(0)).catch(() => undefined);
      }
      return transaction.table(db, name)!;
    },
  };
}
