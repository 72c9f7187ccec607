import { Collection, Db, MongoClient } from 'mongodb';
import { Ledger } from './ledger';

/** A document that can be seen to be whole: it holds its id twice. */
export interface Stored {
  readonly _id: string;
  readonly copy: string;
  readonly client: number;
  readonly n: number;
  readonly code?: string;
  readonly padding: string;
}

/** A number that is counted up. */
export interface Count {
  readonly _id: string;
  readonly n: number;
}

/** The store in one of its lives, as clients see it, and what is expected of it. */
export interface Scene {
  readonly mongo: MongoClient;
  readonly db: Db;
  readonly ledger: Ledger;
  /** So that a disk is full sooner. */
  readonly padding: string;
}

export const CLIENTS = 12;
export const COUNTERS = 20;
export const TEMPORARY = 'temporary-';

/** The collections that stay. */
export const STAYING = ['single', 'left', 'right', 'unique'] as const;

const ANSWER_WITHIN_MS = 15_000;

/** Connects to a store that has just started. */
export async function sceneAt(uri: string, ledger: Ledger, padding = ''): Promise<Scene> {
  const mongo = await new MongoClient(uri, {
    retryWrites: false,
    retryReads: false,
    serverSelectionTimeoutMS: 500,
    socketTimeoutMS: ANSWER_WITHIN_MS,
    maxPoolSize: CLIENTS + 2,
  }).connect();
  return { mongo, db: mongo.db('torment'), ledger, padding };
}

/** One of the collections that stay. */
export const storedIn = ({ db }: Pick<Scene, 'db'>, name: (typeof STAYING)[number]): Collection<Stored> => db.collection(name);

export const countersOf = ({ db }: Pick<Scene, 'db'>, name: 'counters' | 'boxes'): Collection<Count> => db.collection(name);

/** Makes what has to be there before anything goes wrong. */
export async function setScene(scene: Scene): Promise<void> {
  for (const name of STAYING) await scene.db.createCollection(name);
  await storedIn(scene, 'unique').createIndex({ code: 1 }, { unique: true });
  await storedIn(scene, 'left').createIndex({ client: 1, n: 1 });
  const zeros = (count: number): Count[] => Array.from({ length: count }, (_, at) => ({ _id: String(at), n: 0 }));
  await countersOf(scene, 'counters').insertMany(zeros(COUNTERS));
  await countersOf(scene, 'boxes').insertMany(zeros(CLIENTS));
}
