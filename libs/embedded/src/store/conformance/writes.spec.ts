import { type Document, ObjectId } from 'mongodb';
import { answers, refuses, topic, written } from './behaviour';

topic('Inserts, replacements and deletions', () => {
  answers(
    'an insert gives an _id, and puts it first',
    async ({ fresh }) => {
      const things = await fresh();
      await written({ db: things.db } as never, { insert: things.collectionName, documents: [{ a: 1 }, { b: 1, _id: 7 }] });
      const docs = await things.find().sort({ a: -1 }).toArray();
      return [docs[0]?._id instanceof ObjectId, ...docs.map((doc) => Object.keys(doc).join())];
    },
    [true, '_id,a', '_id,b'],
  );
  answers(
    'documents keep empty names, dots and dollars in embedded fields',
    async ({ fresh }) => {
      const things = await fresh();
      await things.insertOne({ _id: 1 as never, o: { 'a.b': 1, $c: 2, '': 3 } });
      return things.findOne();
    },
    { _id: 1, o: { 'a.b': 1, $c: 2, '': 3 } },
  );
  refuses('an insert refuses an _id that is an array', async ({ fresh }) => (await fresh()).insertOne({ _id: [1] as never }), 2);
  refuses('an insert refuses an _id that is a pattern', async ({ fresh }) => (await fresh()).insertOne({ _id: /a/ as never }), 2);
  refuses(
    'an insert refuses an _id that is there',
    async ({ fresh }) => (await fresh([{ _id: 1 }])).insertOne({ _id: 1 as never }),
    11000,
  );
  refuses(
    'an insert refuses a document beyond 16 MB',
    async ({ fresh }) => (await fresh()).insertOne({ a: 'x'.repeat(16 * 1024 * 1024) }),
    2,
  );
  answers(
    'a replacement keeps the _id',
    async ({ fresh }) => {
      const things = await fresh([{ _id: 1, a: 1 }]);
      const { matchedCount, modifiedCount } = await things.replaceOne({ a: 1 }, { b: 1 });
      return [matchedCount, modifiedCount, await things.findOne()];
    },
    [1, 1, { _id: 1, b: 1 }],
  );
  refuses(
    'a replacement refuses another _id',
    async ({ fresh }) => (await fresh([{ _id: 1 }])).replaceOne({}, { _id: 2 as never }),
    66,
  );
  answers(
    'deleteOne and deleteMany',
    async ({ fresh }) => {
      const things = await fresh([1, 2, 3, 4].map((n) => ({ n })));
      const one = await things.deleteOne({ n: { $gt: 1 } });
      const many = await things.deleteMany({ n: { $gt: 2 } });
      const none = await things.deleteMany({ n: 99 });
      return [one.deletedCount, many.deletedCount, none.deletedCount, await things.countDocuments()];
    },
    [1, 2, 0, 1],
  );
  answers(
    'writes to a collection that is not there',
    async ({ db }) => [
      (await db.collection('none').updateOne({}, { $set: { a: 1 } })).matchedCount,
      (await db.collection('none').deleteMany({})).deletedCount,
    ],
    [0, 0],
  );
  answers(
    'an update with a hint, a comment and let',
    async ({ fresh }) => {
      const things = await fresh([
        { _id: 1, n: 1 },
        { _id: 2, n: 2 },
      ]);
      const options = { hint: { _id: 1 }, comment: 'why', let: { wanted: 2 } } as const;
      return (await things.updateMany({ $expr: { $eq: ['$n', '$$wanted'] } }, { $set: { hit: true } }, options)).modifiedCount;
    },
    1,
  );
  refuses(
    'a write refuses a hint that names no index',
    async ({ fresh }) => (await (await fresh([{}])).updateOne({}, { $set: { a: 1 } }, { hint: 'none' })).modifiedCount,
    2,
  );
  refuses(
    'a write refuses an unknown option of a statement',
    async (store) => written(store, { update: (await store.fresh([{}])).collectionName, updates: [{ q: {}, u: {}, frob: 1 }] }),
    40415,
  );
  refuses(
    'a write refuses no statements',
    async ({ db, fresh }) => db.command({ insert: (await fresh()).collectionName, documents: [] }),
    16,
  );
  answers(
    'an unacknowledged write takes effect',
    async ({ fresh }) => {
      const things = await fresh();
      await things.insertOne({ _id: 1 as never }, { writeConcern: { w: 0 } });
      for (let i = 0; i < 100 && !(await things.countDocuments()); i++) await new Promise((done) => setTimeout(done, 20));
      return things.find().toArray() as Promise<Document[]>;
    },
    [{ _id: 1 }],
  );
});
