import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { Disk } from './disk';
import { StoreServer } from './server';
import { verify } from './verify';

const DOCUMENTS = 6_000;
const INDEX = 'of';

describe('an index over many documents', () => {
  let dataDir: string;
  let server: StoreServer;
  let client: MongoClient;
  let things: Collection<Document>;

  const start = async () => {
    server = await StoreServer.open({ dataDir, sweepEveryMs: 20 });
    client = await new MongoClient(server.uri, { retryWrites: false }).connect();
    things = client.db('own').collection<Document>('things');
  };
  const stop = async () => {
    await client.close();
    await server.close();
  };
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'linli-build-'));
    await start();
    await things.insertMany(Array.from({ length: DOCUMENTS }, (_, n) => ({ _id: n as never, n, of: n % 7, tags: [n, -n] })));
  });
  afterEach(async () => {
    await stop();
    await rm(dataDir, { recursive: true });
  });

  const check = () => client.db('admin').command({ linliCheck: 1 });
  const names = async () => (await things.indexes()).map(({ name }) => name);
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      ({ code }) => code as number,
    );

  /** Does something again and again until the build is done; how often. */
  async function meanwhile(build: Promise<unknown>, act: (round: number) => Promise<unknown>): Promise<number> {
    let [rounds, isDone] = [0, false];
    const ended = build.then(
      () => undefined,
      () => undefined,
    );
    void ended.then(() => {
      isDone = true;
    });
    for (; !isDone; rounds++) await act(rounds);
    await build;
    return rounds;
  }

  it('is built in pieces: others are answered between them', async () => {
    expect(await meanwhile(things.createIndex({ of: 1, n: 1 }), (n) => things.findOne({ _id: n as never }))).toBeGreaterThan(5);
  });

  it('has what was inserted, changed and removed while it was built', async () => {
    const build = things.createIndexes([{ key: { of: 1 }, name: INDEX }, { key: { n: 1 }, unique: true }, { key: { tags: 1 } }]);
    const rounds = await meanwhile(build, async (n) => {
      await things.updateOne({ _id: (n * 2) as never }, { $set: { of: 'changed', n: -n - 1 } });
      await things.deleteOne({ _id: (DOCUMENTS - 1 - n) as never });
      await things.insertOne({ n: DOCUMENTS + n, of: 'new', tags: [] });
    });
    expect(await check()).toMatchObject({ documents: DOCUMENTS });
    expect(await things.countDocuments({ of: 'changed' }, { hint: INDEX })).toBe(rounds);
    expect(await things.countDocuments({ of: 'new' }, { hint: INDEX })).toBe(rounds);
  });

  it('is not there if two documents are alike, and leaves nothing behind', async () => {
    expect(await failure(things.createIndex({ of: 1 }, { unique: true }))).toBe(11000);
    expect(await names()).toEqual(['_id_']);
    expect(await failure(things.createIndex({ n: 1 }, { unique: true }))).toBe('done');
    await check();
  });

  it('is not there if a write makes two documents alike behind it; the write stands', async () => {
    const build = failure(things.createIndex({ n: 1 }, { unique: true, name: INDEX }));
    await Promise.all([build, things.insertOne({ n: 3 })]);
    expect(await build).toBe(11000);
    expect(await things.countDocuments({ n: 3 })).toBe(2);
    await check();
  });

  it('has what a transaction wrote that was there before it, and is waited for by the index', async () => {
    const session = client.startSession();
    session.startTransaction();
    await things.updateOne({ _id: 1 as never }, { $set: { of: 'mine' } }, { session });
    const build = things.createIndex({ of: 1 }, { name: INDEX });
    for (let i = 0; i < 50; i++) await things.findOne({ _id: 1 as never });
    expect(await names()).toEqual(['_id_']);
    await session.commitTransaction();
    await build;
    expect(await things.countDocuments({ of: 'mine' }, { hint: INDEX })).toBe(1);
    await Promise.all([session.endSession(), check()]);
  });

  it('is built once when it is asked for twice', async () => {
    await Promise.all([things.createIndex({ of: 1 }), things.createIndex({ of: 1 })]);
    expect(await names()).toEqual(['_id_', 'of_1']);
  });

  it('is given up with its collection', async () => {
    const build = failure(things.createIndex({ of: 1 }));
    await things.drop();
    expect(await build).toBe(276);
    await check();
  });

  it('leaves nothing behind when the store ends before it is done', async () => {
    const build = failure(things.createIndex({ of: 1 }, { name: INDEX }));
    await things.findOne({ _id: 1 as never });
    await Promise.all([stop(), build]);
    await start();
    expect(await names()).toEqual(['_id_']);
    await things.createIndex({ of: 1 }, { name: INDEX });
    expect(await things.countDocuments({ of: 3 }, { hint: INDEX })).toBe(Math.ceil((DOCUMENTS - 3) / 7));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await stop();
    const disk = new Disk(dataDir);
    verify(disk, { deep: true });
    const entries = [...disk.keys('indexes', { low: '\u0000', high: '\u00ff'.repeat(8) })].length;
    await disk.close();
    expect(entries).toBe(2 * DOCUMENTS);
    await start();
  });
});
