import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type * as Opening from './open';

const BUILT = join(__dirname, '../../../../dist/libs/embedded/src/store/open.js');
const whenBuilt = existsSync(BUILT) ? describe : describe.skip;

whenBuilt('openDocumentStore, as built', () => {
  const { openDocumentStore } = existsSync(BUILT) ? (jest.requireActual(BUILT) as typeof Opening) : ({} as typeof Opening);
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'linli-open-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('serves a folder from a thread of its own, and has it again the next time', async () => {
    for (const count of [1, 2]) {
      const store = await openDocumentStore({ dataDir });
      const client = await new MongoClient(store.uri).connect();
      await client.db('app').collection('things').insertOne({});
      expect(await client.db('app').collection('things').countDocuments({})).toBe(count);
      await client.close();
      await store.close();
    }
  });

  it('answers a direct connection and one to the replica set', async () => {
    const store = await openDocumentStore({ dataDir });
    const port = new URL(store.uri).port;
    for (const uri of [store.uri, `mongodb://127.0.0.1:${port}/?directConnection=true`]) {
      const client = await new MongoClient(uri).connect();
      expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
      await client.close();
    }
    await store.close();
  });

  it('rejects with one sentence when the folder is open, or the port taken', async () => {
    const store = await openDocumentStore({ dataDir });
    await expect(openDocumentStore({ dataDir })).rejects.toThrow(/already open in another process/);
    await expect(openDocumentStore({ dataDir: `${dataDir}/b`, port: Number(new URL(store.uri).port) })).rejects.toThrow(
      /cannot listen on port/,
    );
    await store.close();
  });
});
