import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { type Document, MongoClient } from 'mongodb';
import { decode, encodeDoc } from './bson-types';
import { StoreServer } from './server';

const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;

const ID_INDEX = { v: 2, key: { _id: 1 }, name: '_id_', unique: true };
const EMAIL_INDEX = { v: 2, key: { email: 1 }, name: 'email_1', unique: true, sparse: true };

/** A folder as the first format had it: documents by collection and row, no index on disk. */
async function writeFirstFormat(path: string): Promise<void> {
  const root = open<Buffer, Buffer>({ path, maxDbs: 8, noSubdir: false, ...binary });
  const [catalog, documents] = ['catalog', 'documents'].map((name) => root.openDB<Buffer, Buffer>({ name, ...binary }));
  const key = (...parts: [size: number, value: number][]) =>
    Buffer.concat(
      parts.map(([size, value]) => {
        const bytes = Buffer.alloc(size);
        bytes.writeUIntBE(value, 0, size);
        return bytes;
      }),
    );
  const put = (room: typeof catalog, at: Buffer, doc: Document) => room!.put(at, Buffer.from(encodeDoc(doc)));
  await put(catalog, Buffer.from('format'), { format: 1 });
  await put(catalog, key([4, 3]), { db: 'app', name: 'people', indexes: [ID_INDEX, EMAIL_INDEX] });
  await put(catalog, key([4, 4]), { db: 'app', name: 'empty', indexes: [ID_INDEX] });
  await put(documents, key([4, 3], [6, 1]), { _id: 'z', email: 'z@x' });
  await put(documents, key([4, 3], [6, 7]), { _id: 'a' });
  await root.close();
}

describe('a folder of the first format', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'linli-upgrade-'));
    await writeFirstFormat(dataDir);
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('is brought up to date at the first start, and is as good as new at the second', async () => {
    for (const email of ['1@x', '2@x']) {
      const server = await StoreServer.open({ dataDir });
      const client = await new MongoClient(server.uri).connect();
      const people = client.db('app').collection<Document>('people');
      expect((await people.find({ email: { $in: ['z@x', null] } }).toArray()).map(({ _id }) => _id)).toEqual(['z', 'a']);
      expect(await people.findOne({ _id: 'a' as never })).toEqual({ _id: 'a' });
      await expect(people.insertOne({ email: 'z@x' })).rejects.toMatchObject({ code: 11000, keyPattern: { email: 1 } });
      await people.insertOne({ email });
      expect((await client.db('app').listCollections().toArray()).map(({ name }) => name)).toEqual(['empty', 'people']);
      await client.db('admin').command({ linliCheck: 1 });
      await client.close();
      await server.close();
    }
  });
});

/** A folder as the second format had it, which is the third without its journal; `crashed`, without the note of a clean stop. */
async function writeSecondFormat(dataDir: string, crashed: boolean): Promise<void> {
  const server = await StoreServer.open({ dataDir });
  const client = await new MongoClient(server.uri).connect();
  await client.db('app').collection<Document>('people').createIndex({ email: 1 }, { unique: true });
  await client
    .db('app')
    .collection<Document>('people')
    .insertOne({ _id: 'z' as never, email: 'z@x' });
  await client.close();
  await server.close();
  const root = open<Buffer, Buffer>({ path: dataDir, maxDbs: 8, noSubdir: false, ...binary });
  await root
    .openDB<Buffer, Buffer>({ name: 'catalog', ...binary })
    .put(Buffer.from('format'), Buffer.from(encodeDoc({ format: 2 })));
  await root.close();
  const gone = (name: string) => name.startsWith('journal-') || (crashed && name === 'closed.json');
  for (const name of (await readdir(dataDir)).filter(gone)) await rm(join(dataDir, name));
}

describe.each([false, true])('a folder of the second format, crashed: %s', (crashed) => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'linli-upgrade-'));
    await writeSecondFormat(dataDir, crashed);
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('has what it had, takes more, and is of the present format from then on', async () => {
    for (const email of ['1@x', '2@x']) {
      const server = await StoreServer.open({ dataDir });
      const client = await new MongoClient(server.uri).connect();
      const people = client.db('app').collection<Document>('people');
      expect(await people.findOne({ email: 'z@x' })).toEqual({ _id: 'z', email: 'z@x' });
      await expect(people.insertOne({ email: 'z@x' })).rejects.toMatchObject({ code: 11000 });
      await people.insertOne({ email });
      await client.db('admin').command({ linliCheck: 1 });
      await client.close();
      await server.close();
      expect(await formatOf(dataDir)).toBe(3);
    }
  });
});

async function formatOf(dataDir: string): Promise<unknown> {
  const root = open<Buffer, Buffer>({ path: dataDir, maxDbs: 8, noSubdir: false, ...binary });
  const stored = root.openDB<Buffer, Buffer>({ name: 'catalog', ...binary }).get(Buffer.from('format'));
  await root.close();
  return decode(stored as Buffer).format;
}
