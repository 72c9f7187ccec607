import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Document, MongoClient } from 'mongodb';

const SERVE = join(__dirname, '../../../../dist/libs/embedded/src/store/serve.js');
const KILLS = 5;
const WRITERS = 8;

/** The built store as a process of its own. */
async function startProcess(dataDir: string): Promise<{ process: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [SERVE], {
    env: { ...process.env, DATA_DIR: dataDir, STORE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { process: child, uri: line.replace('MONGODB_URI=', '') };
}

// The process runs what was built; the test runner builds first.
const whenBuilt = existsSync(SERVE) ? describe : describe.skip;

whenBuilt('a store process', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'linli-crash-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const connect = (uri: string) => new MongoClient(uri, { retryWrites: false, serverSelectionTimeoutMS: 500 }).connect();

  async function writePair(client: MongoClient, _id: string): Promise<void> {
    await client.withSession(async (session) => {
      session.startTransaction();
      for (const name of ['left', 'right'])
        await client
          .db('crash')
          .collection<Document>(name)
          .insertOne({ _id: _id as never }, { session });
      await session.commitTransaction();
    });
  }

  /** Writes singly and in pairs until the store is gone; notes what was acknowledged. */
  async function writeUntilKilled(client: MongoClient, writer: string, acknowledged: { single: string[]; pairs: string[] }) {
    const db = client.db('crash');
    try {
      for (let i = 0; ; i++) {
        const _id = `${writer}-${i}`;
        await db.collection<Document>('single').insertOne({ _id: _id as never });
        acknowledged.single.push(_id);
        await writePair(client, _id);
        acknowledged.pairs.push(_id);
      }
    } catch {
      // The store was killed: that is how this ends.
    }
  }

  it(`loses nothing that it acknowledged, and no half of a transaction, over ${KILLS} kills`, async () => {
    const acknowledged = { single: [] as string[], pairs: [] as string[] };
    for (let kill = 0; kill < KILLS; kill++) {
      const store = await startProcess(dataDir);
      const client = await connect(store.uri);
      const writers = Array.from({ length: WRITERS }, (_, w) => writeUntilKilled(client, `${kill}-${w}`, acknowledged));
      const enough = acknowledged.pairs.length + 20 + Math.floor(Math.random() * 100);
      while (acknowledged.pairs.length < enough) await new Promise((resolve) => setImmediate(resolve));
      store.process.kill('SIGKILL');
      await Promise.all(writers);
      await client.close();
    }
    const store = await startProcess(dataDir);
    const client = await connect(store.uri);
    const ids = async (name: string) =>
      new Set((await client.db('crash').collection(name).find().toArray()).map(({ _id }) => String(_id)));
    const [single, left, right] = [await ids('single'), await ids('left'), await ids('right')];
    expect(acknowledged.single.filter((id) => !single.has(id))).toEqual([]);
    expect(acknowledged.pairs.filter((id) => !left.has(id))).toEqual([]);
    expect(left).toEqual(right);
    await client.close();
    store.process.kill('SIGTERM');
    expect((await once(store.process, 'exit'))[0]).toBe(0);
  }, 60_000);

  it('has an index whole or not at all when it is killed while that is built', async () => {
    const documents = 5_000;
    let built = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const store = await startProcess(dataDir);
      const client = await connect(store.uri);
      const things = client.db('crash').collection<Document>('indexed');
      if (kill === 0) await things.insertMany(Array.from({ length: documents }, (_, n) => ({ n })));
      await client.db('admin').command({ linliCheck: 1 });
      for (const { name } of await things.indexes()) if (name !== '_id_') await things.dropIndex(name!);
      const build = things.createIndex({ n: 1 }, { unique: true }).then(
        () => (built += 1),
        () => undefined,
      );
      for (let change = 0; change < 2 * kill; change++) await things.updateOne({ n: change }, { $inc: { n: 1_000_000 } });
      store.process.kill('SIGKILL');
      await build;
      await client.close();
    }
    expect(built).toBeLessThan(KILLS);
    const store = await startProcess(dataDir);
    const client = await connect(store.uri);
    expect(await client.db('admin').command({ linliCheck: 1 })).toMatchObject({ ok: 1, documents });
    await client.close();
    store.process.kill('SIGTERM');
    await once(store.process, 'exit');
  }, 60_000);

  it('ends with one sentence when its folder is open elsewhere', async () => {
    const store = await startProcess(dataDir);
    const second = spawn(process.execPath, [SERVE], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [[line], [code]] = (await Promise.all([once(createInterface(second.stderr!), 'line'), once(second, 'exit')])) as [
      [string],
      [number],
    ];
    expect(line).toMatch(/already open in another process/);
    expect(code).toBe(1);
    store.process.kill('SIGTERM');
    await once(store.process, 'exit');
  });
});
