import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { type Collection, type Document, Long, MongoClient, UUID } from 'mongodb';
import { encodeDoc } from './bson-types';
import { StoreServer } from './server';
import { MessageReader, replyBytes } from './wire';

/** Sends a command as it is; the driver would put its own session in. */
async function raw(uri: string, command: Document): Promise<Document> {
  const socket = connect(Number(new URL(uri).port), '127.0.0.1');
  socket.write(replyBytes({ requestId: 1, command: {}, silent: false, legacy: false }, command));
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return new MessageReader().push(bytes)[0]!.command;
}

describe('the embedded store itself', () => {
  let dataDir: string;
  let server: StoreServer;
  let client: MongoClient;
  let things: Collection<Document>;

  const start = async () => {
    server = await StoreServer.open({ dataDir, sweepEveryMs: 20 });
    client = await new MongoClient(server.uri).connect();
    things = client.db('own').collection<Document>('things');
  };
  const stop = async () => {
    await client.close();
    await server.close();
  };
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'linli-store-'));
    await start();
  });
  afterEach(async () => {
    await stop();
    await rm(dataDir, { recursive: true });
  });

  it('has everything again after a restart: documents, order, indexes, types', async () => {
    await things.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { b: true } });
    await things.insertMany([
      { _id: 'z' as never, a: 1, b: true },
      { _id: 'a' as never, a: Long.fromString('9007199254740993') },
    ]);
    await things.updateOne({ _id: 'z' as never }, { $set: { c: new Date(5) } });
    await things.insertOne({ _id: 'gone' as never });
    await things.deleteOne({ _id: 'gone' as never });
    const before = await things.find().toArray();
    await stop();
    await start();
    expect(await things.find().toArray()).toEqual(before);
    await expect(things.insertOne({ a: 1, b: true })).rejects.toMatchObject({ code: 11000 });
  });

  it('is opened by one process only', async () => {
    await expect(StoreServer.open({ dataDir }, () => undefined)).rejects.toThrow(/already open in another process/);
  });

  it('refuses a folder of a newer format', async () => {
    await stop();
    const root = open({ path: dataDir, maxDbs: 8, encoding: 'binary', keyEncoding: 'binary', noSync: true });
    const catalog = root.openDB<Buffer, Buffer>({ name: 'catalog', encoding: 'binary', keyEncoding: 'binary' });
    await catalog.put(Buffer.from('format'), Buffer.from(encodeDoc({ format: 99 })));
    await expect(StoreServer.open({ dataDir }, () => undefined)).rejects.toThrow(/newer version of Linli/);
    await catalog.put(Buffer.from('format'), Buffer.from(encodeDoc({ format: 1 })));
    await root.close();
    await start();
  });

  it('removes what has expired', async () => {
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
    await things.insertMany([{ n: 1, at: new Date(Date.now() - 5_000) }, { n: 2, at: new Date(Date.now() + 60_000) }, { n: 3 }]);
    while ((await things.countDocuments({})) > 2) await new Promise((resolve) => setImmediate(resolve));
    expect((await things.find().toArray()).map(({ n }) => n)).toEqual([2, 3]);
  });

  it('removes of what has expired only what its partial index holds, however that is told', async () => {
    const past = new Date(Date.now() - 5_000);
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 1, partialFilterExpression: { at: { $exists: true } } });
    await things.insertMany([{ n: 1, at: past }, { n: 2, at: new Date(Date.now() + 60_000) }, { n: 3 }]);
    while ((await things.countDocuments({ n: 1 })) > 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await things.find().toArray()).map(({ n }) => n)).toEqual([2, 3]);
  });

  it('does a write that is sent twice once, also across a restart', async () => {
    const updates = [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }];
    const command = { update: 'things', updates, lsid: { id: new UUID() }, txnNumber: Long.fromNumber(7), $db: 'own' };
    const first = await raw(server.uri, command);
    expect(await raw(server.uri, command)).toEqual(first);
    await stop();
    await start();
    expect(await raw(server.uri, command)).toEqual(first);
    expect(await things.findOne({})).toEqual({ _id: 1, n: 1 });
  });

  it('uses an index for equality, for due work in order, and says so', async () => {
    await things.createIndexes([{ key: { status: 1, dueAt: 1 } }, { key: { email: 1 }, unique: true, sparse: true }]);
    const plan = async (filter: Document, sort: Document = {}) =>
      (
        await things
          .find(filter)
          .sort(sort as never)
          .explain('queryPlanner')
      ).queryPlanner.winningPlan;
    expect(await plan({ status: 'planned', dueAt: { $lte: new Date() } }, { dueAt: 1 })).toMatchObject({
      sortedByIndex: true,
      inputStage: { stage: 'IXSCAN', indexName: 'status_1_dueAt_1' },
    });
    expect(await plan({ email: 'x' })).toMatchObject({ inputStage: { indexName: 'email_1' } });
    expect(await plan({ email: null })).toMatchObject({ stage: 'COLLSCAN' });
    expect(await plan({ _id: 1 })).toMatchObject({ inputStage: { indexName: '_id_' } });
  });

  it('lets writers of a document wait for the transaction that has it, and nobody else', async () => {
    await things.insertMany([
      { _id: 1 as never, n: 0 },
      { _id: 2 as never, n: 0 },
    ]);
    const session = client.startSession();
    session.startTransaction();
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
    const waiting = [1, 2, 3].map(() => things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }));
    await things.updateOne({ _id: 2 as never }, { $inc: { n: 1 } });
    expect((await things.find().sort({ _id: 1 }).toArray()).map(({ n }) => n)).toEqual([0, 1]);
    await session.commitTransaction();
    await Promise.all(waiting);
    expect((await things.findOne({ _id: 1 as never }))?.n).toBe(4);
    await session.endSession();
  });

  it('rolls back for a client that goes away, and gives the turn on', async () => {
    const other = await new MongoClient(server.uri).connect();
    const session = other.startSession();
    session.startTransaction();
    await things.insertOne({ _id: 1 as never });
    await other
      .db('own')
      .collection('things')
      .updateOne({}, { $set: { lost: true } }, { session });
    const waiting = things.updateOne({}, { $set: { kept: true } });
    await other.close(true);
    await waiting;
    expect(await things.countDocuments({ lost: true })).toBe(0);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['change streams', () => things.aggregate([{ $changeStream: {} }]).toArray()],
    ['$out', () => things.aggregate([{ $out: 'x' }]).toArray()],
    ['text indexes', () => things.createIndex({ a: 'text' })],
    ['wildcard indexes', () => things.createIndex({ '$**': 1 })],
    ['$where', () => things.find({ $where: 'true' }).toArray()],
    ['validators', () => client.db('own').createCollection('v', { validator: { a: 1 } })],
    ['capped collections', () => client.db('own').createCollection('v', { capped: true, size: 1000 })],
    [
      'an unknown update operator',
      () =>
        client
          .db('own')
          .command({ update: 'things', updates: [{ q: {}, u: { $frob: { a: 1 } } }] })
          .then(({ writeErrors }) => {
            if (writeErrors) throw new Error(writeErrors[0].errmsg);
          }),
    ],
    ['an unknown option', () => client.db('own').command({ find: 'things', frob: 1 })],
    [
      'an expression under a collation',
      () =>
        things
          .find({ $expr: { $eq: ['$a', 'x'] } })
          .collation({ locale: 'en', strength: 1 })
          .toArray(),
    ],
  ])('refuses %s in words', async (_name, attempt) => {
    await things.insertOne({ a: 1 });
    await expect(attempt()).rejects.toThrow(/store|unknown|Unknown|script|modifier/);
  });

  it('sorts Chinese and English names by a collation', async () => {
    await things.insertMany(['望平', 'b', '安顺', 'A', 'a', 'B', '成华'].map((name) => ({ name })));
    const names = (await things.find().sort({ name: 1 }).collation({ locale: 'zh' }).toArray()).map(({ name }) => name as string);
    expect(names).toEqual([...names].sort(new Intl.Collator('zh').compare));
  });
});
