import type { Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';
import { indexed, outcome } from './indexed';

topic('Kinds and rules of indexes', () => {
  refuses('dropIndex refuses an index that is not there', async ({ fresh }) => (await fresh([{}])).dropIndex('none'), 27);
  refuses('dropIndex refuses _id_', async ({ fresh }) => (await fresh([{}])).dropIndex('_id_'), 72);
  refuses(
    'createIndex refuses another key under the same name',
    async (store) => (await indexed(store, { a: 1 }, { name: 'mine' })).createIndex({ b: 1 }, { name: 'mine' }),
    86,
  );
  refuses(
    'createIndex refuses other options for the same key and name',
    async (store) => (await indexed(store, { a: 1 })).createIndex({ a: 1 }, { unique: true }),
    86,
  );
  refuses(
    'createIndex refuses the same key under another name',
    async (store) => (await indexed(store, { a: 1 })).createIndex({ a: 1 }, { name: 'other' }),
    85,
  );
  refuses(
    'createIndex refuses a direction of 0',
    async (store) =>
      store.db.command({ createIndexes: (await store.fresh([{}])).collectionName, indexes: [{ key: { a: 0 }, name: 'a' }] }),
    67,
  );
  refuses(
    'createIndex refuses an unknown kind',
    async ({ fresh }) => (await fresh([{}])).createIndex({ a: 'frob' as never }),
    67,
  );
  refuses(
    'createIndex refuses two arrays in one document',
    async ({ fresh }) => (await fresh([{ a: [1], b: [1] }])).createIndex({ a: 1, b: 1 }),
    171,
  );
  refuses(
    'an insert refuses two arrays in one compound index',
    async (store) => (await (await indexed(store, { a: 1, b: 1 })).insertOne({ a: [1], b: [2] })).acknowledged,
    171,
  );
  refuses('listIndexes refuses a collection that is not there', ({ db }) => db.command({ listIndexes: 'none' }), 26);
  answers(
    'a text index',
    async (store) =>
      (await indexed(store, { s: 'text' }, {}, [{ s: 'spring flowers' }, { s: 'x' }])).countDocuments({
        $text: { $search: 'flowers' },
      }),
    1,
  );
  answers('a hashed index', async (store) => (await indexed(store, { a: 'hashed' }, {}, [{ a: 1 }])).countDocuments({ a: 1 }), 1);
  answers(
    'a wildcard index',
    async (store) => (await indexed(store, { '$**': 1 }, {}, [{ a: { b: 1 } }])).countDocuments({ 'a.b': 1 }),
    1,
  );
  answers(
    'an index with a collation',
    async (store) =>
      (
        (await outcome(
          (
            await indexed(store, { s: 1 }, { unique: true, collation: { locale: 'en', strength: 2 } }, [{ s: 'a' }])
          ).insertOne({ s: 'A' }),
        )) as Document
      ).code,
    11000,
  );
});
