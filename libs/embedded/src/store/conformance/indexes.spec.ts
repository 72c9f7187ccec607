import { type Collection, type Document, ObjectId } from 'mongodb';
import { type Connection, connectForTest } from './connection';

describe('indexes', () => {
  let connection: Connection;
  let collection: Collection<Document>;
  let made = 0;

  beforeAll(async () => {
    connection = await connectForTest();
  });
  beforeEach(() => {
    made += 1;
    collection = connection.db.collection<Document>(`c${made}`);
  });
  afterAll(() => connection.close());

  const duplicate = (keyPattern: Document, keyValue: Document) => ({ code: 11000, keyPattern, keyValue });

  it('names the index and the values of a duplicate', async () => {
    await collection.createIndex({ email: 1 }, { unique: true });
    await collection.insertOne({ email: 'a@b' });
    const error = await collection.insertOne({ email: 'a@b' }).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject(duplicate({ email: 1 }, { email: 'a@b' }));
    expect((error as Error).message).toContain('E11000 duplicate key error collection: ');
    expect((error as Error).message).toContain('index: email_1 dup key: { email: "a@b" }');
  });

  it('refuses a duplicate _id', async () => {
    const _id = new ObjectId();
    await collection.insertOne({ _id });
    await expect(collection.insertOne({ _id })).rejects.toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
  });

  it('lets null and missing count as one value in a unique index', async () => {
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertOne({});
    await expect(collection.insertOne({ a: null })).rejects.toMatchObject({ code: 11000 });
  });

  it('enforces compound unique indexes on updates and upserts too', async () => {
    await collection.createIndex({ event: 1, person: 1 }, { unique: true });
    await collection.insertMany([
      { event: 1, person: 1 },
      { event: 1, person: 2 },
    ]);
    const clash = collection.updateOne({ person: 2 }, { $set: { person: 1 } });
    await expect(clash).rejects.toMatchObject({ code: 11000, keyPattern: { event: 1, person: 1 } });
    await expect(collection.findOneAndUpdate({ person: 2 }, { $set: { person: 1 } })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.countDocuments({ person: 2 })).toBe(1);
    await collection.updateOne({ person: 2 }, { $set: { other: 1 } });
    await collection.deleteOne({ person: 1 });
    await collection.updateOne({ person: 2 }, { $set: { person: 1 } });
  });

  it('leaves out what a partial index does not cover', async () => {
    await collection.createIndex({ seat: 1 }, { unique: true, partialFilterExpression: { status: 'confirmed' } });
    await collection.insertMany([
      { seat: 1, status: 'waiting' },
      { seat: 1, status: 'waiting' },
      { seat: 1, status: 'confirmed' },
    ]);
    await expect(collection.insertOne({ seat: 1, status: 'confirmed' })).rejects.toMatchObject({ code: 11000 });
    await expect(collection.updateMany({ status: 'waiting' }, { $set: { status: 'confirmed' } })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await collection.countDocuments({ seat: 1 })).toBe(3);
    expect(await collection.countDocuments({ seat: 1, status: 'confirmed' })).toBe(1);
  });

  it('leaves out of a sparse index what has no such field', async () => {
    await collection.createIndex({ phone: 1 }, { unique: true, sparse: true });
    await collection.insertMany([{}, {}, { phone: '1' }]);
    await expect(collection.insertOne({ phone: '1' })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.countDocuments({ phone: null })).toBe(2);
    expect((await collection.find().sort({ phone: 1 }).toArray()).length).toBe(3);
  });

  it('indexes every element of an array', async () => {
    await collection.createIndex({ tags: 1 }, { unique: true });
    await collection.insertOne({ tags: ['a', 'b', 'a'] });
    await expect(collection.insertOne({ tags: ['c', 'b'] })).rejects.toMatchObject({ code: 11000 });
    await collection.updateOne({ tags: 'a' }, { $pull: { tags: 'b' } as never });
    await collection.insertOne({ tags: ['c', 'b'] });
    expect(await collection.countDocuments({ tags: { $in: ['a', 'c', 'b'] } })).toBe(2);
  });

  it('refuses to build a unique index over duplicates', async () => {
    await collection.insertMany([{ a: 1 }, { a: 1 }]);
    await expect(collection.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await collection.indexes()).toHaveLength(1);
    await collection.createIndex({ a: 1 });
    expect(await collection.countDocuments({ a: 1 })).toBe(2);
  });

  it('lists and drops indexes; asking for one again changes nothing', async () => {
    await collection.createIndex({ a: 1, b: -1 }, { name: 'mine' });
    await collection.createIndex({ a: 1, b: -1 }, { name: 'mine' });
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    expect((await collection.indexes()).map(({ name, key, expireAfterSeconds }) => ({ name, key, expireAfterSeconds }))).toEqual([
      { name: '_id_', key: { _id: 1 } },
      { name: 'mine', key: { a: 1, b: -1 } },
      { name: 'at_1', key: { at: 1 }, expireAfterSeconds: 60 },
    ]);
    await expect(collection.createIndex({ a: 1 }, { name: 'mine' })).rejects.toMatchObject({ code: 86 });
    await collection.dropIndex('mine');
    await expect(collection.dropIndex('mine')).rejects.toMatchObject({ code: 27 });
    expect(await collection.indexes()).toHaveLength(2);
  });

  it('lists, creates and drops collections', async () => {
    await connection.db.createCollection('made');
    expect((await connection.db.listCollections({ name: 'made' }).toArray()).map(({ name }) => name)).toEqual(['made']);
    await connection.db.collection('made').drop();
    expect(await connection.db.listCollections({ name: 'made' }).toArray()).toEqual([]);
  });

  it('finds through descending and compound indexes what a scan finds', async () => {
    const docs = Array.from({ length: 300 }, (_, i) => ({
      status: ['planned', 'sent', 'dropped'][i % 3],
      dueAt: new Date((i * 7919) % 1000),
      n: i % 7,
    }));
    await collection.insertMany(docs);
    const queries = [
      () =>
        collection
          .find({ status: 'planned', dueAt: { $lte: new Date(500) } })
          .sort({ dueAt: 1, n: 1, _id: 1 })
          .limit(20),
      () => collection.find({ status: { $in: ['sent', 'planned'] }, n: { $gt: 2, $lte: 5 } }).sort({ dueAt: -1, _id: 1 }),
      () =>
        collection
          .find({ n: { $gte: 3 } })
          .sort({ n: -1, dueAt: -1, _id: -1 })
          .skip(5)
          .limit(50),
      () => collection.find({ dueAt: { $gt: new Date(100), $lt: new Date(300) } }).sort({ dueAt: 1, _id: 1 }),
    ];
    const scanned = await Promise.all(queries.map((query) => query().toArray()));
    await collection.createIndexes([{ key: { status: 1, dueAt: 1 } }, { key: { n: -1, dueAt: -1 } }, { key: { dueAt: 1 } }]);
    expect(await Promise.all(queries.map((query) => query().toArray()))).toEqual(scanned);
  });
});
