import type { Collection, Document } from 'mongodb';
import { answers, type Store, topic } from './behaviour';

const NAMES = ['anna', 'ANNA', 'Ánna', 'bob', 'Carl', 'item 10', 'item 010', '春'];
const DOCS: Document[] = [
  ...NAMES.map((name, _id) => ({ _id, name, of: { name }, tags: [_id, name], n: _id % 2 })),
  { _id: 8, name: 8 },
  { _id: 9 },
];
const ANY_CASE = { locale: 'en', strength: 2 };
const LETTERS = { locale: 'en', strength: 1 };
const NUMERIC = { locale: 'en', numericOrdering: true };

/** A filter and the ids of the documents that it finds under a collation. */
const CASES: [title: string, filter: Document, collation: { locale: string }, ids: number[]][] = [
  ['equality in any case', { name: 'Anna' }, ANY_CASE, [0, 1]],
  ['equality of letters', { name: 'anna' }, LETTERS, [0, 1, 2]],
  ['equality of numbers within texts', { name: 'item 10' }, NUMERIC, [5, 6]],
  ['inequality', { name: { $ne: 'ANNA' } }, ANY_CASE, [2, 3, 4, 5, 6, 7, 8, 9]],
  ['$in and a number', { name: { $in: ['CARL', 'Bob', 8] } }, ANY_CASE, [3, 4, 8]],
  ['$nin', { name: { $nin: ['CARL', 'anna', null] } }, ANY_CASE, [2, 3, 5, 6, 7, 8]],
  ['a range', { name: { $gt: 'Anna', $lt: 'CARL' } }, ANY_CASE, [2, 3]],
  ['a range within one type', { name: { $gte: 'item 010' } }, NUMERIC, [5, 6, 7]],
  ['an element', { tags: 'BOB' }, ANY_CASE, [3]],
  ['$all', { tags: { $all: ['BOB', 3] } }, ANY_CASE, [3]],
  ['$elemMatch', { tags: { $elemMatch: { $eq: 'bOB' } } }, ANY_CASE, [3]],
  ['a field of a document', { 'of.name': 'BOB' }, ANY_CASE, [3]],
  ['a whole document', { of: { name: 'BOB' } }, ANY_CASE, [3]],
  ['a whole array', { tags: [3, 'BOB'] }, ANY_CASE, [3]],
  ['null', { name: null }, ANY_CASE, [9]],
  ['other fields', { name: 'ANNA', n: 1 }, ANY_CASE, [1]],
  ['$or and $not', { $or: [{ name: 'BOB' }, { name: { $not: { $lt: 'z' } } }] }, ANY_CASE, [3, 7, 8, 9]],
  ['a pattern, which knows none', { name: /^ann/ }, ANY_CASE, [0]],
  ['a range of ids and a name', { _id: { $gte: 1 }, name: 'ANNA' }, ANY_CASE, [1]],
];

let plain: Collection<Document>;
let indexed: Collection<Document>;
const things = ({ fresh }: Store) => fresh(DOCS);

topic(
  'Collations',
  () => {
    for (const [title, filter, collation, ids] of CASES) {
      answers(
        `a collation in ${title}`,
        async () => {
          const found = async (collection: Collection<Document>) =>
            (await collection.find(filter, { collation }).toArray())
              .map(({ _id }) => _id as unknown as number)
              .sort((a, b) => a - b);
          expect(await found(indexed)).toEqual(await found(plain));
          expect(await plain.countDocuments(filter, { collation })).toBe(ids.length);
          return found(plain);
        },
        ids,
      );
    }
    answers(
      'updates with a collation',
      async (store) => {
        const { modifiedCount } = await (await things(store)).updateMany(
          { name: 'Anna' },
          { $set: { seen: true }, $inc: { n: 1 } },
          { collation: ANY_CASE },
        );
        return modifiedCount;
      },
      2,
    );
    answers(
      'deletes with a collation',
      async (store) => (await (await things(store)).deleteMany({ name: 'Anna' }, { collation: LETTERS })).deletedCount,
      3,
    );
    answers(
      'a unique index compares plainly although an update does not',
      async (store) => {
        const names = await things(store);
        await names.createIndex({ 'of.name': 1 }, { unique: true, sparse: true });
        return (await names.updateOne({ name: 'BOB' }, { $set: { 'of.name': 'Bob' } }, { collation: ANY_CASE })).modifiedCount;
      },
      1,
    );
    answers('$group, $min and $addToSet with a collation', async () => {
      const pipeline = [
        { $match: { name: { $in: ['ANNA', 'BOB'] } } },
        { $group: { _id: '$name', n: { $sum: 1 }, least: { $min: '$of.name' }, all: { $addToSet: '$name' } } },
        { $sort: { _id: 1 } },
      ];
      const groups = await plain.aggregate(pipeline, { collation: LETTERS }).toArray();
      return groups.map(({ n, all }) => [n, (all as string[]).length]);
    }, [
      [3, 1],
      [1, 1],
    ]);
    answers(
      '$match behind $unwind with a collation',
      async () =>
        (await plain.aggregate([{ $unwind: '$tags' }, { $match: { tags: 'BOB' } }], { collation: ANY_CASE }).toArray()).length,
      1,
    );
    answers('a sort of documents with a collation', async () => {
      const sorted = await plain
        .find({ _id: { $lt: 5 } as never }, { collation: ANY_CASE })
        .sort({ of: 1, _id: 1 })
        .toArray();
      return sorted.map(({ _id }) => _id as unknown as number);
    }, [0, 1, 2, 3, 4]);
    answers(
      '$expr with a collation',
      async () => plain.countDocuments({ $expr: { $eq: ['$name', 'ANNA'] } }, { collation: ANY_CASE }),
      2,
    );
    answers(
      '$pull with a collation',
      async (store) => {
        const names = await things(store);
        await names.updateOne({ name: 'BOB' }, { $pull: { tags: 'BOB' as never } }, { collation: ANY_CASE });
        return (await names.findOne({ _id: 3 as never }))?.tags;
      },
      [3],
    );
    answers(
      '$lookup with a collation',
      async () => {
        const joined = { from: plain.collectionName, localField: 'name', foreignField: 'of.name', as: 'same' };
        const pipeline = [{ $match: { _id: 0 } }, { $lookup: joined }];
        const found = await plain.aggregate<{ same: unknown[] }>(pipeline, { collation: ANY_CASE }).next();
        return found?.same.length;
      },
      2,
    );
    answers(
      '$group by an expression with a collation',
      async () => {
        const pipeline = [{ $match: { _id: { $lt: 2 } } }, { $group: { _id: { $eq: ['$name', 'anna'] } } }];
        return (await plain.aggregate(pipeline, { collation: ANY_CASE }).toArray()).length;
      },
      1,
    );
  },
  async ({ fresh }) => {
    plain = await fresh(DOCS);
    indexed = await fresh(DOCS);
    for (const key of ['name', 'tags', 'of', 'of.name']) await indexed.createIndex({ [key]: 1 });
    await indexed.createIndex({ n: 1 }, { partialFilterExpression: { name: 'ANNA' } });
  },
);
