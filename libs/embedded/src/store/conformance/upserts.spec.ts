import { type Collection, type Document, ObjectId } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

/** The document that an upsert makes, without an _id that was made for it. */
const CASES: [title: string, filter: Document, update: Document | Document[], made: Document][] = [
  [
    'an upsert takes the equalities of the filter',
    { kind: 'u', n: { $gt: 3 }, 'o.x': 1 },
    { $set: { a: 1 } },
    { kind: 'u', o: { x: 1 }, a: 1 },
  ],
  ['an upsert takes $setOnInsert', { k: 1 }, { $set: { a: 1 }, $setOnInsert: { n: 4 } }, { k: 1, a: 1, n: 4 }],
  [
    'an upsert takes $eq, $and and $in of one value',
    { $and: [{ a: { $eq: 1 } }, { b: { $in: [2] } }], c: { $all: [3] } },
    { $set: { z: 1 } },
    { c: 3, a: 1, b: 2, z: 1 },
  ],
  [
    'an upsert leaves $or and $in of several out',
    { $or: [{ a: 1 }, { b: 1 }], c: { $in: [1, 2] } },
    { $set: { z: 1 } },
    { z: 1 },
  ],
  [
    'an upsert increments from nothing',
    { k: 1 },
    { $inc: { n: 2 }, $push: { l: 1 }, $max: { m: 5 } },
    { k: 1, l: [1], m: 5, n: 2 },
  ],
  ['an upsert increments what the filter says', { k: 1 }, { $inc: { k: 2 } }, { k: 3 }],
  [
    'an upsert by a pipeline',
    { k: 1 },
    [{ $set: { n: { $ifNull: ['$n', 5] }, twice: { $multiply: ['$k', 2] } } }],
    { k: 1, n: 5, twice: 2 },
  ],
  ['an upsert of a replacement takes the replacement alone', { k: 1 }, { a: 1 }, { a: 1 }],
];

async function made(things: Collection<Document>, filter: Document, update: Document | Document[]) {
  const isPlain = !Array.isArray(update) && !Object.keys(update)[0]?.startsWith('$');
  const result = isPlain
    ? await things.replaceOne(filter, update, { upsert: true })
    : await things.updateOne(filter, update, { upsert: true });
  expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
  return things.findOne({ _id: result.upsertedId! }, { projection: { _id: 0 } });
}

topic('Upserts', () => {
  for (const [title, filter, update, doc] of CASES) answers(title, async ({ fresh }) => made(await fresh(), filter, update), doc);

  answers(
    'an upsert that finds a document updates it',
    async ({ fresh }) => {
      const things = await fresh([{ k: 1, n: 1 }]);
      const { matchedCount, upsertedCount } = await things.updateOne(
        { k: 1 },
        { $inc: { n: 1 }, $setOnInsert: { n2: 9 } },
        { upsert: true },
      );
      return [matchedCount, upsertedCount, await things.findOne({}, { projection: { _id: 0 } })];
    },
    [1, 0, { k: 1, n: 2 }],
  );
  answers(
    'an upsert takes the _id of the filter',
    async ({ fresh }) => {
      const things = await fresh();
      const _id = new ObjectId();
      await things.replaceOne({ _id }, { a: 1 }, { upsert: true });
      await things.updateOne({ _id: 'x' as never }, { $set: { a: 2 } }, { upsert: true });
      return (await things.find().sort({ a: 1 }).toArray())
        .map((doc) => [String(doc._id) === String(_id), doc._id as unknown as string])
        .map(([same, own]) => same || own);
    },
    [true, 'x'],
  );
  answers(
    'updateMany upserts one document',
    async ({ fresh }) => {
      const things = await fresh();
      const { upsertedCount } = await things.updateMany({ k: 1 }, { $set: { a: 1 } }, { upsert: true });
      return [upsertedCount, await things.countDocuments({ k: 1, a: 1 })];
    },
    [1, 1],
  );
  answers(
    'concurrent upserts of a unique key make one document',
    async ({ fresh }) => {
      const things = await fresh();
      await things.createIndex({ k: 1 }, { unique: true });
      await Promise.all(Array.from({ length: 20 }, () => things.updateOne({ k: 1 }, { $inc: { n: 1 } }, { upsert: true })));
      return things.findOne({}, { projection: { _id: 0 } });
    },
    { k: 1, n: 20 },
  );
  refuses(
    'an upsert refuses a filter that names one field twice',
    async ({ fresh }) => (await fresh()).updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true }),
    54,
  );
  refuses(
    'an upsert refuses a duplicate key',
    async ({ fresh }) => {
      const things = await fresh([{ k: 1 }]);
      await things.createIndex({ k: 1 }, { unique: true });
      await things.updateOne({ k: 2 }, { $set: { k: 1 } }, { upsert: true });
    },
    11000,
  );
});
