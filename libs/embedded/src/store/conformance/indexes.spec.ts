import type { Collection, Document } from 'mongodb';
import { answers, topic } from './behaviour';
import { indexed, outcome } from './indexed';

const listed = async (things: Collection<Document>) => (await things.indexes()).map(({ v: _v, background: _b, ...rest }) => rest);

topic('Indexes', () => {
  answers(
    'a duplicate names the index and the values',
    async (store) => {
      const things = await indexed(store, { email: 1 }, { unique: true }, [{ email: 'a@b' }]);
      const { message } = (await things.insertOne({ email: 'a@b' }).catch((error: unknown) => error as Error)) as Error;
      expect(message).toContain('E11000 duplicate key error collection: ');
      expect(message).toContain('index: email_1 dup key: { email: "a@b" }');
      return outcome(things.insertOne({ email: 'a@b' }));
    },
    { code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a@b' } },
  );
  answers('a duplicate _id', async ({ fresh }) => outcome((await fresh([{ _id: 1 }])).insertOne({ _id: 1 as never })), {
    code: 11000,
    keyPattern: { _id: 1 },
    keyValue: { _id: 1 },
  });
  answers(
    'null and missing are one value of a unique index',
    async (store) => outcome((await indexed(store, { a: 1 }, { unique: true }, [{}])).insertOne({ a: null })),
    { code: 11000, keyPattern: { a: 1 }, keyValue: { a: null } },
  );
  answers(
    '1 and 1.0 are one value of a unique index, text is another',
    async (store) => {
      const { Double } = await import('mongodb');
      const things = await indexed(store, { a: 1 }, { unique: true }, [{ a: 1 }]);
      return [
        await outcome(things.insertOne({ a: '1' })),
        ((await outcome(things.insertOne({ a: new Double(1) }))) as Document).code,
      ];
    },
    ['done', 11000],
  );
  answers(
    'a compound unique index, on updates and findAndModify',
    async (store) => {
      const things = await indexed(store, { event: 1, person: -1 }, { unique: true }, [
        { event: 1, person: 1 },
        { event: 1, person: 2 },
      ]);
      const clash = (await outcome(things.updateOne({ person: 2 }, { $set: { person: 1 } }))) as Document;
      const other = (await outcome(things.findOneAndUpdate({ person: 2 }, { $set: { person: 1 } }))) as Document;
      return [clash.code, clash.keyPattern, other.code, await things.countDocuments({ person: 2 })];
    },
    [11000, { event: 1, person: -1 }, 11000, 1],
  );
  answers(
    'a unique index lets a document keep its own values',
    async (store) =>
      outcome((await indexed(store, { a: 1 }, { unique: true }, [{ a: 1, n: 1 }])).updateOne({ a: 1 }, { $inc: { n: 1 } })),
    'done',
  );
  answers(
    'a unique index over elements of arrays',
    async (store) => {
      const things = await indexed(store, { tags: 1 }, { unique: true }, [{ tags: ['a', 'b', 'a'] }]);
      const clash = (await outcome(things.insertOne({ tags: ['c', 'b'] }))) as Document;
      await things.updateOne({ tags: 'a' }, { $pull: { tags: 'b' } as never });
      return [clash.code, await outcome(things.insertOne({ tags: ['c', 'b'] }))];
    },
    [11000, 'done'],
  );
  answers(
    'a partial unique index leaves out what it does not cover',
    async (store) => {
      const things = await indexed(store, { seat: 1 }, { unique: true, partialFilterExpression: { status: 'confirmed' } });
      await things.insertMany(['waiting', 'waiting', 'confirmed'].map((status) => ({ seat: 1, status })));
      const clash = (await outcome(things.insertOne({ seat: 1, status: 'confirmed' }))) as Document;
      const moved = (await outcome(things.updateMany({ status: 'waiting' }, { $set: { status: 'confirmed' } }))) as Document;
      return [
        clash.code,
        moved.code,
        await things.countDocuments({ seat: 1 }),
        await things.countDocuments({ seat: 1, status: 'confirmed' }),
      ];
    },
    [11000, 11000, 3, 1],
  );
  answers(
    'a partial index with $exists, $gt and $type',
    async (store) => {
      const things = await indexed(
        store,
        { a: 1 },
        { unique: true, partialFilterExpression: { a: { $exists: true }, n: { $gt: 5 }, s: { $type: 'string' } } },
        [{ a: 1, n: 9, s: '' }],
      );
      return [
        await outcome(things.insertOne({ a: 1, n: 1, s: '' })),
        ((await outcome(things.insertOne({ a: 1, n: 7, s: '' }))) as Document).code,
      ];
    },
    ['done', 11000],
  );
  answers(
    'a sparse unique index leaves out what has no such field',
    async (store) => {
      const things = await indexed(store, { phone: 1 }, { unique: true, sparse: true }, [{}, {}, { phone: '1' }]);
      return [
        ((await outcome(things.insertOne({ phone: '1' }))) as Document).code,
        await things.countDocuments({ phone: null }),
        (await things.find().sort({ phone: 1 }).toArray()).length,
      ];
    },
    [11000, 2, 3],
  );
  answers(
    'a unique index over duplicates is not built',
    async ({ fresh }) => {
      const things = await fresh([{ a: 1 }, { a: 1 }]);
      const { code } = (await outcome(things.createIndex({ a: 1 }, { unique: true }))) as Document;
      await things.createIndex({ a: 1 });
      return [code, await listed(things), await things.countDocuments({ a: 1 })];
    },
    [
      11000,
      [
        { key: { _id: 1 }, name: '_id_' },
        { key: { a: 1 }, name: 'a_1' },
      ],
      2,
    ],
  );
  answers(
    'indexes are listed with their options',
    async ({ fresh }) => {
      const things = await fresh([{}]);
      await things.createIndex({ a: 1, b: -1 }, { name: 'mine', sparse: true });
      await things.createIndex({ a: 1, b: -1 }, { name: 'mine', sparse: true });
      await things.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
      await things.createIndex({ c: 1 }, { unique: true, partialFilterExpression: { c: { $gt: 1 } } });
      return listed(things);
    },
    [
      { key: { _id: 1 }, name: '_id_' },
      { key: { a: 1, b: -1 }, name: 'mine', sparse: true },
      { key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 },
      { key: { c: 1 }, name: 'c_1', unique: true, partialFilterExpression: { c: { $gt: 1 } } },
    ],
  );
  answers(
    'dropIndex by name, by key, and of all',
    async (store) => {
      const things = await indexed(store, { a: 1 });
      await things.createIndexes([{ key: { b: 1 } }, { key: { c: 1 } }, { key: { d: 1 } }]);
      await things.dropIndex('a_1');
      await store.db.command({ dropIndexes: things.collectionName, index: { b: 1 } });
      const left = (await listed(things)).length;
      await things.dropIndexes();
      return [left, (await listed(things)).length];
    },
    [3, 1],
  );
});
