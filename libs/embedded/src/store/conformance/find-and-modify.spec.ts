import { answers, refuses, topic } from './behaviour';

topic('Find and modify', () => {
  answers(
    'findOneAndUpdate with a condition',
    async ({ fresh }) => {
      const things = await fresh([{ _id: 1, seats: 1 }]);
      const take = () => things.findOneAndUpdate({ _id: 1 as never, seats: { $gt: 0 } }, { $inc: { seats: -1 } });
      return [await take(), await take(), await things.findOne()];
    },
    [{ _id: 1, seats: 1 }, null, { _id: 1, seats: 0 }],
  );
  answers(
    'findOneAndUpdate gives the new document, projected',
    async ({ fresh }) =>
      (await fresh([{ _id: 1, n: 1, s: 'x' }])).findOneAndUpdate(
        {},
        { $set: { n: 2 } },
        { returnDocument: 'after', projection: { n: 1, _id: 0 } },
      ),
    { n: 2 },
  );
  answers(
    'findOneAndUpdate takes the first in the order of a sort',
    async ({ fresh }) =>
      (
        await fresh([
          { _id: 1, n: 1 },
          { _id: 2, n: 3 },
          { _id: 3, n: 2 },
        ])
      ).findOneAndUpdate({}, { $set: { hit: 1 } }, { sort: { n: -1 }, returnDocument: 'after' }),
    { _id: 2, n: 3, hit: 1 },
  );
  answers(
    'findOneAndUpdate with a pipeline',
    async ({ fresh }) =>
      (await fresh([{ _id: 1, n: 1 }])).findOneAndUpdate({}, [{ $set: { m: { $add: ['$n', 1] } } }], { returnDocument: 'after' }),
    { _id: 1, n: 1, m: 2 },
  );
  answers(
    'findOneAndUpdate with array filters',
    async ({ fresh }) =>
      (await fresh([{ _id: 1, l: [1, 5] }])).findOneAndUpdate(
        {},
        { $set: { 'l.$[big]': 0 } },
        { arrayFilters: [{ big: { $gt: 3 } }], returnDocument: 'after' },
      ),
    { _id: 1, l: [1, 0] },
  );
  answers(
    'findOneAndUpdate upserts',
    async ({ fresh }) => {
      const things = await fresh();
      const before = await things.findOneAndUpdate({ _id: 1 as never }, { $set: { a: 1 } }, { upsert: true });
      const after = await things.findOneAndUpdate(
        { _id: 2 as never },
        { $set: { a: 2 } },
        { upsert: true, returnDocument: 'after' },
      );
      return [before, after];
    },
    [null, { _id: 2, a: 2 }],
  );
  answers(
    'findOneAndUpdate tells whether it updated',
    async ({ fresh }) => {
      const things = await fresh([{ _id: 1 }]);
      const updated = await things.findOneAndUpdate({ _id: 1 as never }, { $set: { a: 1 } }, { includeResultMetadata: true });
      const upserted = await things.findOneAndUpdate(
        { _id: 2 as never },
        { $set: { a: 1 } },
        { includeResultMetadata: true, upsert: true },
      );
      return [updated.lastErrorObject, upserted.lastErrorObject];
    },
    [
      { n: 1, updatedExisting: true },
      { n: 1, updatedExisting: false, upserted: 2 },
    ],
  );
  answers(
    'findOneAndReplace',
    async ({ fresh }) => {
      const things = await fresh([{ _id: 1, a: 1 }]);
      return [
        await things.findOneAndReplace({ a: 1 }, { m: 1 }),
        await things.findOneAndReplace({ m: 1 }, { k: 1 }, { returnDocument: 'after' }),
      ];
    },
    [
      { _id: 1, a: 1 },
      { _id: 1, k: 1 },
    ],
  );
  answers(
    'findOneAndDelete with a condition and a sort',
    async ({ fresh }) => {
      const things = await fresh([
        { _id: 1, n: 1 },
        { _id: 2, n: 2 },
        { _id: 3, n: 3 },
      ]);
      const gone = await things.findOneAndDelete({ n: { $lt: 3 } }, { sort: { n: -1 } });
      return [gone, await things.findOneAndDelete({ n: 99 }), await things.countDocuments()];
    },
    [{ _id: 2, n: 2 }, null, 2],
  );
  answers(
    'findOneAndUpdate with let and a comment',
    async ({ fresh }) =>
      (await fresh([{ _id: 1, n: 1 }])).findOneAndUpdate(
        { $expr: { $eq: ['$n', '$$one'] } },
        { $set: { hit: 1 } },
        { let: { one: 1 }, comment: 'why', returnDocument: 'after' },
      ),
    { _id: 1, n: 1, hit: 1 },
  );
  answers(
    'one of 50 has the last seat',
    async ({ fresh }) => {
      const things = await fresh([{ seats: 1 }]);
      const all = Array.from({ length: 50 }, () => things.findOneAndUpdate({ seats: { $gt: 0 } }, { $inc: { seats: -1 } }));
      return (await Promise.all(all)).filter(Boolean).length;
    },
    1,
  );
  answers(
    'findOneAndUpdate with a hint',
    async ({ fresh }) =>
      (await fresh([{ _id: 1 }])).findOneAndUpdate({ _id: 1 as never }, { $set: { a: 1 } }, { hint: { _id: 1 } }),
    { _id: 1 },
  );
  answers(
    'findOneAndUpdate with a collation',
    async ({ fresh }) =>
      (await fresh([{ _id: 1, s: 'Anna' }])).findOneAndUpdate(
        { s: 'anna' },
        { $set: { a: 1 } },
        { collation: { locale: 'en', strength: 2 } },
      ),
    { _id: 1, s: 'Anna' },
  );
  refuses(
    'findAndModify refuses an update beside a removal',
    async ({ db, fresh }) =>
      db.command({ findAndModify: (await fresh([{}])).collectionName, remove: true, update: { $set: { a: 1 } } }),
    9,
  );
  refuses(
    'findAndModify refuses to do nothing',
    async ({ db, fresh }) => db.command({ findAndModify: (await fresh([{}])).collectionName, query: {} }),
    9,
  );
  refuses(
    'findAndModify refuses a duplicate key',
    async ({ fresh }) => {
      const things = await fresh([{ k: 1 }, { k: 2 }]);
      await things.createIndex({ k: 1 }, { unique: true });
      await things.findOneAndUpdate({ k: 2 }, { $set: { k: 1 } });
    },
    11000,
  );
  refuses(
    'findAndModify refuses a change of _id',
    async ({ fresh }) => (await fresh([{ _id: 1 }])).findOneAndUpdate({}, { $set: { _id: 2 as never } }),
    66,
  );
});
