import { type Document, MongoServerError, UUID } from 'mongodb';
import { answers, refuses, type Store, topic, written } from './behaviour';

const session = () => ({ id: new UUID() });

async function sentTwice(store: Store, command: Document) {
  const numbered = { ...command, lsid: session(), txnNumber: 1n };
  return [await store.db.command(numbered), await store.db.command(numbered)];
}

topic('Sessions and retryable writes', () => {
  answers(
    'an insert that is sent again is done once',
    async (store) => {
      const things = await store.fresh();
      const replies = await sentTwice(store, { insert: things.collectionName, documents: [{ a: 1 }] });
      return [replies.map(({ n }) => n), await things.countDocuments()];
    },
    [[1, 1], 1],
  );
  answers(
    'an update that is sent again is done once',
    async (store) => {
      const things = await store.fresh([{ n: 0 }]);
      const replies = await sentTwice(store, { update: things.collectionName, updates: [{ q: {}, u: { $inc: { n: 1 } } }] });
      return [replies.map(({ nModified }) => nModified), (await things.findOne())?.n];
    },
    [[1, 1], 1],
  );
  answers(
    'a findAndModify that is sent again answers as it did',
    async (store) => {
      const things = await store.fresh([{ _id: 1, n: 0 }]);
      const replies = await sentTwice(store, {
        findAndModify: things.collectionName,
        query: {},
        update: { $inc: { n: 1 } },
        new: true,
      });
      return [replies.map(({ value }) => value.n), (await things.findOne())?.n];
    },
    [[1, 1], 1],
  );
  refuses(
    'a number that is older than the last is refused',
    async (store) => {
      const { collectionName: insert } = await store.fresh();
      const lsid = session();
      await store.db.command({ insert, documents: [{}], lsid, txnNumber: 5n });
      await store.db.command({ insert, documents: [{}], lsid, txnNumber: 4n });
    },
    225,
  );
  refuses(
    'a statement of a transaction that never began is refused',
    async ({ db, fresh }) =>
      db.command({ insert: (await fresh()).collectionName, documents: [{}], lsid: session(), txnNumber: 1n, autocommit: false }),
    251,
  );
  refuses(
    'a commit of a transaction that never began is refused',
    ({ client }) => client.db('admin').command({ commitTransaction: 1, lsid: session(), txnNumber: 1n, autocommit: false }),
    251,
  );
  answers(
    'a write conflict is told with the label of a transient error',
    async (store) => {
      const things = await store.fresh();
      const error = await written(store, {
        insert: things.collectionName,
        documents: [{}],
        lsid: session(),
        txnNumber: 3n,
        autocommit: false,
      }).catch((thrown: unknown) => thrown);
      return (error as MongoServerError).hasErrorLabel('TransientTransactionError');
    },
    true,
  );
  answers(
    'causal sessions, read and write concerns are taken',
    async ({ client, fresh }) => {
      const things = await fresh();
      return client.withSession({ causalConsistency: true }, async (own) => {
        await things.insertOne({ _id: 1 as never }, { session: own, writeConcern: { w: 'majority', j: true } });
        return things.findOne({}, { session: own, readConcern: { level: 'majority' } });
      });
    },
    { _id: 1 },
  );
  answers(
    'a version guards against lost updates',
    async ({ fresh }) => {
      const things = await fresh([{ _id: 1, __v: 0, n: 0 }]);
      const save = (n: number) => things.updateOne({ _id: 1 as never, __v: 0 }, { $set: { n }, $inc: { __v: 1 } });
      return [(await save(1)).matchedCount, (await save(2)).matchedCount, await things.findOne()];
    },
    [1, 0, { _id: 1, __v: 1, n: 1 }],
  );
});
