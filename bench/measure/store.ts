import { Connection, createConnection } from 'mongoose';
import { MONGODB_URI } from './services';

/** The pool that PersistenceModule gives a service; everybody gets as much. */
const POOL = 50;

/** Connects to one database; rejects with a sentence where no store answers within 5 s. */
export function openStore(database: string): Promise<Connection> {
  return createConnection(MONGODB_URI, { dbName: database, maxPoolSize: POOL, serverSelectionTimeoutMS: 5_000 })
    .asPromise()
    .catch((error: Error) => {
      throw new Error(`No store answers where MONGODB_URI says: ${error.message}`);
    });
}

/** Removes a database when nobody uses it any more. */
export async function dropStore(database: string): Promise<void> {
  const store = await openStore(database);
  await store.dropDatabase();
  await store.close();
}

/** What the store says that it is. */
export async function storeName(): Promise<string> {
  const store = await openStore('admin');
  const { version, storageEngines } = await store.db!.admin().buildInfo();
  await store.close();
  return `MongoDB protocol ${version} on ${storageEngines}`;
}
