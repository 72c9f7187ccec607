import { type Document, MongoClient, type MongoServerError } from 'mongodb';
import { answers, refuses, type Store, topic } from './behaviour';

/** Sends the commands in one session of a client of their own, numbered as given: no other session's numbers are disturbed. */
async function numbered({ uri, db }: Store, ...commands: Document[]): Promise<Document[]> {
  const client = await new MongoClient(uri).connect();
  const replies: Document[] = [];
  try {
    const session = client.startSession();
    for (const command of commands)
      replies.push(await client.db('commitTransaction' in command ? 'admin' : db.databaseName).command(command, { session }));
  } finally {
    await client.close();
  }
  return replies;
}

const sentTwice = (store: Store, command: Document) =>
  numbered(store, { ...command, txnNumber: 1n }, { ...command, txnNumber: 1n });

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
      await numbered(store, { insert, documents: [{}], txnNumber: 5n }, { insert, documents: [{}], txnNumber: 4n });
    },
    225,
  );
  refuses(
    'a statement of a transaction that never began is refused',
    async (store) =>
      numbered(store, { insert: (await store.fresh()).collectionName, documents: [{}], txnNumber: 1n, autocommit: false }),
    251,
  );
  refuses(
    'a commit of a transaction that never began is refused',
    (store) => numbered(store, { commitTransaction: 1, txnNumber: 1n, autocommit: false }),
    251,
  );
  answers(
    'a write conflict is told with the label of a transient error',
    async (store) => {
      const things = await store.fresh();
      const error = await numbered(store, {
        insert: things.collectionName,
        documents: [{}],

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
