import type { Collection, Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

const MANY = Array.from({ length: 250 }, (_, _id) => ({ _id, n: _id % 5 }));
let many: Collection<Document>;

topic(
  'Counts, distinct values and options',
  () => {
    answers(
      'countDocuments, with skip and limit',
      async () => [await many.countDocuments({ n: 1 }), await many.countDocuments({}, { skip: 245, limit: 10 })],
      [50, 5],
    );
    answers(
      'the count command',
      async ({ db }) => [
        (await db.command({ count: many.collectionName, query: { n: 1 }, skip: 40 })).n,
        (await db.command({ count: 'none' })).n,
      ],
      [10, 0],
    );
    answers('estimatedDocumentCount is a number', async () => typeof (await many.estimatedDocumentCount()), 'number');
    answers(
      'distinct opens arrays, and leaves missing out',
      async ({ fresh }) =>
        (await fresh([{ v: [1, 2] }, { v: 2 }, {}, { v: null }, { v: { a: 1 } }]))
          .distinct('v')
          .then((values) => new Set(values)),
      new Set([1, 2, null, { a: 1 }]),
    );
    answers(
      'distinct of a path within arrays, with a filter',
      async ({ fresh }) =>
        (
          await fresh([
            { k: 1, l: [{ v: 'a' }, { v: 'b' }] },
            { k: 2, l: [{ v: 'c' }] },
          ])
        ).distinct('l.v', { k: 1 }),
      ['a', 'b'],
    );
    answers(
      'distinct with a collation',
      async ({ fresh }) =>
        (await (await fresh([{ v: 'a' }, { v: 'A' }])).distinct('v', {}, { collation: { locale: 'en', strength: 2 } })).length,
      1,
    );
    answers(
      'hint, comment, let, maxTimeMS, allowDiskUse and noCursorTimeout are taken',
      async () => {
        const options = {
          hint: { _id: 1 },
          comment: 'why',
          let: { x: 1 },
          maxTimeMS: 5_000,
          allowDiskUse: true,
          noCursorTimeout: false,
        } as const;
        return (await many.find({ $expr: { $eq: ['$_id', '$$x'] } }, options).toArray()).length;
      },
      1,
    );
    refuses('find refuses a hint that names no index', () => many.find({}, { hint: 'none' }).toArray(), 2);
    refuses('find refuses a negative skip', ({ db }) => db.command({ find: many.collectionName, skip: -1 }), 51024);
    refuses(
      'find refuses an option that it does not know',
      ({ db }) => db.command({ find: many.collectionName, frob: 1 }),
      40415,
    );
    refuses('find refuses a filter that is no document', ({ db }) => db.command({ find: many.collectionName, filter: 1 }), 14);
    refuses('find refuses a name with a dollar', ({ db }) => db.command({ find: '' }), 73);
    refuses('an unknown command is refused', ({ db }) => db.command({ frobnicate: 1 }), 59);
    refuses(
      'a command that takes too long is ended by maxTimeMS',
      async ({ fresh }) => {
        const wide = await fresh(Array.from({ length: 700 }, (_, n) => ({ n })));
        const { collectionName: from } = wide;
        await wide
          .aggregate(
            [{ $lookup: { from, pipeline: [{ $match: { $expr: { $gt: [{ $rand: {} }, 2] } } }], as: 'l' } }, { $count: 'n' }],
            { maxTimeMS: 50 },
          )
          .toArray();
      },
      50,
    );
    answers(
      'explain names the index that is used',
      async ({ fresh }) => {
        const own = await fresh(MANY);
        await own.createIndex({ n: 1 });
        return [
          JSON.stringify(await own.find({ n: 1 }).explain('queryPlanner')).includes('n_1'),
          JSON.stringify(await own.find({ x: 1 }).explain('queryPlanner')).includes('n_1'),
        ];
      },
      [true, false],
    );
    answers('a find on a collection that is not there', ({ db }) => db.collection('none').find().toArray(), []);
    answers(
      'a tailable cursor on a capped collection',
      async ({ db }) => {
        await db.createCollection('capped', { capped: true, size: 4096 });
      },
      undefined,
    );
  },
  async ({ fresh }) => {
    many = await fresh(MANY);
  },
);
