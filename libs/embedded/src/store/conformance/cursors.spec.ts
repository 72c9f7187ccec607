import type { Collection, Document } from 'mongodb';
import { answers, refuses, type Store, topic } from './behaviour';

const MANY = Array.from({ length: 250 }, (_, _id) => ({ _id, n: _id % 5 }));
let many: Collection<Document>;

const first = ({ db }: Store, batchSize: number, more: Document = {}) =>
  db.command({ find: many.collectionName, sort: { _id: 1 }, batchSize, ...more }, { promoteLongs: false });
const next = ({ db }: Store, getMore: unknown, more: Document = {}) =>
  db.command({ getMore, collection: many.collectionName, ...more }, { promoteLongs: false });

topic(
  'Cursors',
  () => {
    answers(
      'a cursor gives the batches that are asked for',
      async (store) => {
        const { cursor } = await first(store, 7);
        const second = await next(store, cursor.id, { batchSize: 3 });
        const rest = await next(store, cursor.id);
        return [
          cursor.firstBatch.length,
          second.cursor.nextBatch[0]._id,
          second.cursor.nextBatch.length,
          rest.cursor.nextBatch.length,
          String(rest.cursor.id),
        ];
      },
      [7, 7, 3, 240, '0'],
    );
    answers(
      'the first batch holds 101 documents',
      async ({ db }) => (await db.command({ find: many.collectionName })).cursor.firstBatch.length,
      101,
    );
    answers('a batch size of 0 gives a cursor only', async (store) => (await first(store, 0)).cursor.firstBatch.length, 0);
    answers(
      'singleBatch leaves no cursor',
      async (store) => {
        const { cursor } = await first(store, 5, { singleBatch: true });
        return [cursor.firstBatch.length, String(cursor.id)];
      },
      [5, '0'],
    );
    answers('a limit ends a cursor', async () => (await many.find().limit(10).batchSize(4).toArray()).length, 10);
    answers(
      'aggregation gives batches',
      async ({ db }) => {
        const { cursor } = await db.command({
          aggregate: many.collectionName,
          pipeline: [{ $sort: { _id: 1 } }],
          cursor: { batchSize: 10 },
        });
        return cursor.firstBatch.length;
      },
      10,
    );
    answers(
      'killCursors ends a cursor',
      async (store) => {
        const { cursor } = await first(store, 2);
        const { cursorsKilled } = await store.db.command({ killCursors: many.collectionName, cursors: [cursor.id] });
        return cursorsKilled.length;
      },
      1,
    );
    answers(
      'killCursors names cursors that are not there',
      async ({ db }) => (await db.command({ killCursors: many.collectionName, cursors: [99] })).cursorsNotFound.length,
      1,
    );
    refuses(
      'getMore refuses a cursor that was killed',
      async (store) => {
        const { cursor } = await first(store, 2);
        await store.db.command({ killCursors: many.collectionName, cursors: [cursor.id] });
        await next(store, cursor.id);
      },
      43,
    );
    refuses(
      'getMore refuses a cursor that never was',
      ({ db }) => db.command({ getMore: 4711n, collection: many.collectionName }),
      43,
    );
    answers(
      'a cursor outlives a deletion of what it has not reached',
      async (store) => {
        const own = await store.fresh(MANY);
        const cursor = own.find().sort({ _id: 1 }).batchSize(50);
        await cursor.next();
        await own.deleteMany({ _id: { $gt: 200 as never } });
        return (await cursor.toArray()).length >= 199;
      },
      true,
    );
    answers(
      'skip and limit',
      () =>
        many
          .find()
          .sort({ _id: 1 })
          .skip(3)
          .limit(2)
          .map(({ _id }) => _id)
          .toArray(),
      [3, 4],
    );
  },
  async ({ fresh }) => {
    many = await fresh(MANY);
  },
);
