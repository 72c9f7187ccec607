import type { ClientSession, Collection, Document, MongoServerError } from 'mongodb';
import { type Connection, connectForTest } from './connection';

describe('transactions', () => {
  let connection: Connection;
  let accounts: Collection<Document>;
  let session: ClientSession;

  beforeAll(async () => {
    connection = await connectForTest();
    accounts = connection.db.collection<Document>('accounts');
    await accounts.createIndex({ owner: 1 }, { unique: true });
  });
  beforeEach(async () => {
    await accounts.deleteMany({});
    await accounts.insertMany([
      { owner: 'a', money: 10 },
      { owner: 'b', money: 0 },
    ]);
    session = connection.client.startSession();
  });
  afterEach(() => session.endSession());
  afterAll(() => connection.close());

  const money = async (owner: string, options = {}) => (await accounts.findOne({ owner }, options))?.money as number | undefined;

  it('shows its writes to itself only, until it commits', async () => {
    session.startTransaction();
    await accounts.updateOne({ owner: 'a' }, { $inc: { money: -4 } }, { session });
    await accounts.insertOne({ owner: 'c', money: 4 }, { session });
    await accounts.deleteOne({ owner: 'b' }, { session });
    expect(await money('a', { session })).toBe(6);
    expect((await accounts.find({}, { session }).sort({ owner: 1 }).toArray()).map(({ owner }) => owner)).toEqual(['a', 'c']);
    expect(await accounts.countDocuments({ money: { $gt: 0 } }, { session })).toBe(2);
    expect(await money('a')).toBe(10);
    expect(await money('c')).toBeUndefined();
    await session.commitTransaction();
    expect([await money('a'), await money('b'), await money('c')]).toEqual([6, undefined, 4]);
  });

  it('leaves nothing behind when it is aborted, in documents and indexes', async () => {
    session.startTransaction();
    await accounts.updateOne({ owner: 'a' }, { $set: { owner: 'z' } }, { session });
    await accounts.insertOne({ owner: 'c', money: 4 }, { session });
    await session.abortTransaction();
    expect((await accounts.find().sort({ owner: 1 }).toArray()).map(({ owner }) => owner)).toEqual(['a', 'b']);
    await accounts.insertMany([{ owner: 'c' }, { owner: 'z' }]);
  });

  it('moves a unique value within one transaction', async () => {
    await session.withTransaction(async () => {
      await accounts.deleteOne({ owner: 'a' }, { session });
      await accounts.insertOne({ owner: 'a', money: 99 }, { session });
    });
    expect(await money('a')).toBe(99);
  });

  it('is over after an error within it', async () => {
    session.startTransaction();
    await accounts.updateOne({ owner: 'a' }, { $inc: { money: 1 } }, { session });
    await expect(accounts.insertOne({ owner: 'b' }, { session })).rejects.toMatchObject({ code: 11000 });
    const error = await accounts.findOne({}, { session }).catch((thrown: unknown) => thrown as MongoServerError);
    expect(error).toMatchObject({ code: 251 });
    expect((error as MongoServerError).hasErrorLabel('TransientTransactionError')).toBe(true);
    await session.abortTransaction();
    expect(await money('a')).toBe(10);
  });

  it('commits again without harm', async () => {
    session.startTransaction();
    await accounts.updateOne({ owner: 'a' }, { $inc: { money: 1 } }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await money('a')).toBe(11);
  });

  it('lets transactions on the same document all take effect', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        connection.client.withSession((own) =>
          own.withTransaction(async () => {
            const before = await money('a', { session: own });
            await accounts.updateOne({ owner: 'a' }, { $set: { money: before! + 1 } }, { session: own });
          }),
        ),
      ),
    );
    expect(await money('a')).toBe(30);
  });

  it('makes a collection that it writes to first', async () => {
    const fresh = connection.db.collection<Document>('fresh');
    await session.withTransaction(async () => {
      await fresh.insertOne({ a: 1 }, { session });
      await fresh.updateOne({ a: 2 }, { $set: { b: 1 } }, { session, upsert: true });
    });
    expect(await fresh.countDocuments({})).toBe(2);
  });

  it('finds and changes within a transaction, in order and by aggregation', async () => {
    await session.withTransaction(async () => {
      const changed = await accounts.findOneAndUpdate(
        { money: { $gt: 0 } },
        { $inc: { money: 5 } },
        { session, returnDocument: 'after' },
      );
      expect(changed?.money).toBe(15);
      await accounts.bulkWrite(
        [
          { insertOne: { document: { owner: 'c', money: 1 } } },
          { updateOne: { filter: { owner: 'b' }, update: { $set: { money: 20 } } } },
        ],
        { session },
      );
      expect((await accounts.find({}, { session }).sort({ money: -1 }).limit(2).toArray()).map(({ owner }) => owner)).toEqual([
        'b',
        'a',
      ]);
      expect(await accounts.aggregate([{ $group: { _id: null, sum: { $sum: '$money' } } }], { session }).toArray()).toEqual([
        { _id: null, sum: 36 },
      ]);
    });
    expect(await money('b')).toBe(20);
  });
});
