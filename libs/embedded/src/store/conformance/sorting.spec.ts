import { Binary, type Collection, type Document, Long, MaxKey, MinKey, ObjectId, type Sort, Timestamp } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

/** In MongoDB's order of types. */
const TYPES: unknown[] = [
  new MinKey(),
  null,
  Number.NaN,
  -Infinity,
  -1.5,
  Long.fromString('9007199254740993'),
  'A',
  'a',
  '春',
  '😀',
  {},
  { a: 1 },
  { a: 1, b: 0 },
  { b: 0 },
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([1, 2])),
  new ObjectId('65a000000000000000000001'),
  false,
  true,
  new Date(-1),
  new Date(5),
  new Timestamp(7n),
  /a/,
  new MaxKey(),
];
const NAMES = ['王芳', '李娜', 'Zoe', 'anna', 'Anna', 'Émile', '陈静', 'item 10', 'item 9'];
const LISTS: Document[] = [
  { _id: 1, l: [5, 1] },
  { _id: 2, l: [3] },
  { _id: 3, l: [] },
  { _id: 4, l: 2 },
  { _id: 5 },
  { _id: 6, l: null },
];

let types: Collection<Document>;
let lists: Collection<Document>;
let names: Collection<Document>;

const ids = async (collection: Collection<Document>, sort: Sort, filter: Document = {}) =>
  (await collection.find(filter).sort(sort).toArray()).map(({ _id }) => _id as unknown as number);
const inOrder = async (collation: { locale: string; [option: string]: unknown }) =>
  (await names.find().sort({ name: 1 }).collation(collation).toArray()).map(({ name }) => name as string);

topic(
  'Sorting',
  () => {
    answers('a sort puts all types in order', () => ids(types, { v: 1 }), [...TYPES.keys()]);
    answers('a downward sort is the reverse', () => ids(types, { v: -1 }), [...TYPES.keys()].reverse());
    answers(
      'a sort through an index is the same',
      async ({ fresh }) => {
        const indexed = await fresh(TYPES.map((v, i) => ({ _id: TYPES.length - i, v })));
        await indexed.createIndex({ v: -1 });
        return (await ids(indexed, { v: 1 })).map((n) => TYPES.length - n);
      },
      [...TYPES.keys()],
    );
    answers('missing sorts as null', () => ids(lists, { l: 1, _id: 1 }), [3, 5, 6, 1, 4, 2]);
    answers('arrays sort downwards by their greatest element', () => ids(lists, { l: -1, _id: 1 }), [1, 2, 4, 5, 6, 3]);
    answers('a sort by several fields', () => ids(lists, { l: 1, _id: -1 }, { _id: { $gt: 4 as never } }), [6, 5]);
    answers(
      'a sort by elements of documents',
      async ({ fresh }) =>
        ids(
          await fresh([
            { _id: 1, l: [{ n: 3 }, { n: 1 }] },
            { _id: 2, l: [{ n: 2 }] },
          ]),
          { 'l.n': 1 },
        ),
      [1, 2],
    );
    answers(
      'no collation sorts names by code points',
      () =>
        names
          .find()
          .sort({ name: 1 })
          .map(({ name }) => name)
          .toArray(),
      ['Anna', 'Zoe', 'anna', 'item 10', 'item 9', 'Émile', '李娜', '王芳', '陈静'],
    );
    answers(
      'a Chinese collation sorts names by pinyin',
      async () => (await inOrder({ locale: 'zh' })).filter((name) => name > '一'),
      ['陈静', '李娜', '王芳'],
    );
    answers('an English collation ignores case first', async () => (await inOrder({ locale: 'en' })).slice(0, 6), [
      'anna',
      'Anna',
      'Émile',
      'item 10',
      'item 9',
      'Zoe',
    ]);
    answers(
      'a collation with numericOrdering',
      async () => (await inOrder({ locale: 'en', numericOrdering: true })).slice(3, 5),
      ['item 9', 'item 10'],
    );
    answers(
      'a collation of strength 1 keeps equal names in the order of the next field',
      async () =>
        (
          await names
            .find({ name: { $in: ['anna', 'Anna'] } })
            .sort({ name: 1, _id: 1 })
            .collation({ locale: 'en', strength: 3 })
            .toArray()
        ).length,
      2,
    );
    answers('the collation simple is plain order', async () => (await inOrder({ locale: 'simple' }))[0], 'Anna');
    answers(
      'a collation of strength 2 finds names of any case',
      () => names.countDocuments({ name: 'ANNA' }, { collation: { locale: 'en', strength: 2 } }),
      2,
    );
    answers(
      '$sort in a pipeline uses the collation',
      async () =>
        (
          await names
            .aggregate([{ $match: {} }, { $project: { name: 1 } }, { $sort: { name: 1 } }, { $limit: 2 }], {
              collation: { locale: 'en' },
            })
            .toArray()
        ).map(({ name }) => name),
      ['anna', 'Anna'],
    );
    refuses(
      'a sort refuses a direction that is neither 1 nor -1',
      ({ db }) => db.command({ find: lists.collectionName, sort: { l: 2 } }),
      15975,
    );
    refuses('a collation refuses an unknown locale', () => inOrder({ locale: 'xx-frob' }), 2);
    refuses('a collation refuses to be without a locale', () => inOrder({ strength: 1 } as never), 40414);
  },
  async ({ fresh }) => {
    types = await fresh(TYPES.map((v, _id) => ({ _id, v })));
    lists = await fresh(LISTS);
    names = await fresh(NAMES.map((name, _id) => ({ _id, name })));
  },
);
