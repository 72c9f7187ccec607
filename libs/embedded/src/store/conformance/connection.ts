import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { StoreServer } from '../server';
import type { StoreKind } from './difference';

/** A connection to the store under test, with a database that nothing else uses. */
export interface Connection {
  readonly uri: string;
  readonly client: MongoClient;
  readonly db: Db;
  readonly kind: StoreKind;
  /** Drops the database and closes everything that was opened for the test. */
  close(): Promise<void>;
}

/** Connects to MONGODB_URI, or to an embedded store of its own. */
export async function connectForTest(): Promise<Connection> {
  const own = process.env.MONGODB_URI ? undefined : await openTemporary();
  const uri = process.env.MONGODB_URI ?? own!.uri;
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  const db = client.db(`conformance_${randomUUID().replaceAll('-', '').slice(0, 12)}`);
  return {
    uri,
    client,
    db,
    kind: await kindOf(client),
    async close() {
      await db.dropDatabase();
      await client.close();
      await own?.close();
    },
  };
}

async function kindOf(client: MongoClient): Promise<StoreKind> {
  const { linli } = await client.db('admin').command({ hello: 1 });
  if (linli?.embedded) return 'embedded';
  const { storageEngines = [] } = await client.db('admin').command({ buildInfo: 1 });
  return storageEngines.includes('wiredTiger') ? 'mongodb' : 'services';
}

async function openTemporary(): Promise<{ uri: string; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'linli-store-'));
  const server = await StoreServer.open({ dataDir }, (error) => {
    throw error;
  });
  return {
    uri: server.uri,
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
