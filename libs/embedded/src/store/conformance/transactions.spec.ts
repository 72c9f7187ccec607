import type { Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';
import { failure, ledger } from './ledger';

topic('Transactions', () => {
  answers(
    'a transaction shows its writes to itself only, until it commits',
    (store) =>
      ledger(store, async ({ accounts, session, money, add }) => {
        await add('a', -4, session);
        await accounts.insertOne({ owner: 'c', money: 4 }, { session });
        await accounts.deleteOne({ owner: 'b' }, { session });
        const inside = [
          await money('a', session),
          await money('b', session),
          await money('c', session),
          await accounts.countDocuments({ money: { $gt: 0 } }, { session }),
        ];
        const outside = [await money('a'), await money('b'), await money('c')];
        await session.commitTransaction();
        return [inside, outside, [await money('a'), await money('b'), await money('c')]];
      }),
    [
      [6, undefined, 4, 2],
      [10, 0, undefined],
      [6, undefined, 4],
    ],
  );
  answers(
    'an aborted transaction leaves nothing behind, in documents and indexes',
    (store) =>
      ledger(store, async ({ accounts, session }) => {
        await accounts.updateOne({ owner: 'a' }, { $set: { owner: 'z' } }, { session });
        await accounts.insertOne({ owner: 'c' }, { session });
        await session.abortTransaction();
        await accounts.insertMany([{ owner: 'c' }, { owner: 'z' }]);
        return (await accounts.find().sort({ owner: 1 }).toArray()).map(({ owner }) => owner);
      }),
    ['a', 'b', 'c', 'z'],
  );
  answers(
    'a session that ends aborts its transaction',
    (store) =>
      ledger(store, async ({ session, money, add }) => {
        await add('a', 1, session);
        await session.endSession();
        await add('a', 5);
        return money('a');
      }),
    15,
  );
  answers(
    'a unique value moves within one transaction',
    (store) =>
      ledger(store, async ({ accounts, session, money }) => {
        await accounts.deleteOne({ owner: 'a' }, { session });
        await accounts.insertOne({ owner: 'a', money: 99 }, { session });
        await session.commitTransaction();
        return money('a');
      }),
    99,
  );
  answers(
    'a transaction is over after an error within it',
    (store) =>
      ledger(store, async ({ accounts, session, money, add }) => {
        await add('a', 1, session);
        const duplicate = await failure(accounts.insertOne({ owner: 'b' }, { session }));
        const after = await failure(accounts.findOne({}, { session }));
        await session.abortTransaction();
        return [duplicate, after, await money('a')];
      }),
    [[11000, false], [251, true], 10],
  );
  answers(
    'a commit that is sent again does no harm',
    (store) =>
      ledger(store, async ({ session, money, add }) => {
        await add('a', 1, session);
        await session.commitTransaction();
        await session.commitTransaction();
        return money('a');
      }),
    11,
  );
  answers(
    'reads, batches, aggregation and findAndModify within a transaction',
    (store) =>
      ledger(store, async ({ accounts, session }) => {
        const changed = await accounts.findOneAndUpdate(
          { money: { $gt: 0 } },
          { $inc: { money: 5 } },
          { session, returnDocument: 'after' },
        );
        await accounts.bulkWrite(
          [
            { insertOne: { document: { owner: 'c', money: 1 } } },
            { updateOne: { filter: { owner: 'b' }, update: { $set: { money: 20 } } } },
          ],
          { session },
        );
        const top = await accounts.find({}, { session }).sort({ money: -1 }).limit(2).toArray();
        const [sum] = await accounts.aggregate([{ $group: { _id: null, sum: { $sum: '$money' } } }], { session }).toArray();
        await session.abortTransaction();
        return [changed?.money, top.map(({ owner }) => owner), sum?.sum, await accounts.distinct('owner')];
      }),
    [15, ['b', 'a'], 36, ['a', 'b']],
  );
  answers(
    'a transaction makes a collection that it writes to first',
    async ({ db, client }) => {
      const first = db.collection<Document>('madeInside');
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await first.insertOne({ a: 1 }, { session });
          await first.updateOne({ a: 2 }, { $set: { b: 1 } }, { session, upsert: true });
        }),
      );
      return first.countDocuments({});
    },
    2,
  );
  answers(
    'a cursor of a transaction reads on within it',
    (store) =>
      ledger(store, async ({ accounts, session }) => {
        const owners: string[] = [];
        for await (const { owner } of accounts.find({}, { session, batchSize: 1 }).sort({ owner: 1 })) owners.push(owner);
        return owners;
      }),
    ['a', 'b'],
  );
  answers(
    'transactions on one document all take effect through withTransaction',
    (store) =>
      ledger(store, async ({ accounts, session, money }) => {
        await session.abortTransaction();
        const one = () =>
          store.client.withSession((own) =>
            own.withTransaction(async () => {
              const before = await money('a', own);
              await accounts.updateOne({ owner: 'a' }, { $set: { money: before! + 1 } }, { session: own });
            }),
          );
        await Promise.all(Array.from({ length: 10 }, one));
        return money('a');
      }),
    20,
  );
  answers(
    'withTransaction gives the error of its callback, and rolls back',
    (store) =>
      ledger(store, async ({ other, money, add }) => {
        const failed = other.withTransaction(async () => {
          await add('a', 1, other);
          throw new Error('no');
        });
        return [await failed.catch(({ message }) => message), await money('a')];
      }),
    ['no', 10],
  );
  refuses(
    'a transaction refuses createIndexes on a collection with documents',
    (store) =>
      ledger(store, async ({ accounts, session }) => {
        await accounts.findOne({}, { session });
        await accounts.createIndex({ money: 1 }, { session });
      }),
    263,
  );
  refuses(
    'a transaction refuses the count command',
    ({ db, client }) =>
      client.withSession(async (session) => {
        session.startTransaction();
        await db.command({ count: 'c1' }, { session });
      }),
    263,
  );
});
