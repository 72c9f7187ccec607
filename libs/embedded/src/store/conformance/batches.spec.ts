import { type MongoBulkWriteError } from 'mongodb';
import { answers, topic } from './behaviour';

const told = (error: unknown) => {
  const { code, insertedCount, writeErrors } = error as MongoBulkWriteError;
  return { code, insertedCount, at: [writeErrors].flat().map(({ index }) => index) };
};
const DOUBLES = () => [1, 1, 2, 2, 3].map((_id) => ({ _id })) as never[];

topic('Batches', () => {
  answers(
    'an ordered batch stops at the first failure',
    async ({ fresh }) => {
      const things = await fresh();
      const error = await things.insertMany(DOUBLES()).catch(told);
      return { ...error, there: await things.countDocuments() };
    },
    { code: 11000, insertedCount: 1, at: [1], there: 1 },
  );
  answers(
    'an unordered batch does all it can and names each failure',
    async ({ fresh }) => {
      const things = await fresh();
      const error = await things.insertMany(DOUBLES(), { ordered: false }).catch(told);
      return { ...error, there: await things.countDocuments() };
    },
    { code: 11000, insertedCount: 3, at: [1, 3], there: 3 },
  );
  answers(
    'a mixed batch',
    async ({ fresh }) => {
      const things = await fresh();
      const { insertedCount, matchedCount, modifiedCount, upsertedCount, deletedCount, upsertedIds } = await things.bulkWrite([
        { insertOne: { document: { _id: 1 as never } } },
        { updateOne: { filter: { _id: 1 as never }, update: { $set: { a: 1 } } } },
        { updateOne: { filter: { _id: 2 as never }, update: { $set: { a: 2 } }, upsert: true } },
        { replaceOne: { filter: { _id: 2 as never }, replacement: { a: 3 } } },
        { updateMany: { filter: {}, update: { $inc: { a: 1 } } } },
        { deleteOne: { filter: { _id: 1 as never } } },
      ]);
      return {
        insertedCount,
        matchedCount,
        modifiedCount,
        upsertedCount,
        deletedCount,
        upsertedIds,
        left: await things.find().toArray(),
      };
    },
    {
      insertedCount: 1,
      matchedCount: 4,
      modifiedCount: 4,
      upsertedCount: 1,
      deletedCount: 1,
      upsertedIds: { 2: 2 },
      left: [{ _id: 2, a: 4 }],
    },
  );
  answers(
    'an unordered mixed batch names the index of each failure',
    async ({ fresh }) => {
      const things = await fresh([{ _id: 1, a: 'x' }]);
      const failing = things.bulkWrite(
        [
          { updateOne: { filter: { _id: 1 as never }, update: { $inc: { a: 1 } } } },
          { insertOne: { document: { _id: 1 as never } } },
          { insertOne: { document: { _id: 2 as never } } },
        ],
        { ordered: false },
      );
      const { writeErrors, insertedCount } = (await failing.catch((error: unknown) => error)) as MongoBulkWriteError;
      return {
        insertedCount,
        failed: [writeErrors]
          .flat()
          .map(({ index, code }) => [index, code])
          .sort(),
      };
    },
    {
      insertedCount: 1,
      failed: [
        [0, 14],
        [1, 11000],
      ],
    },
  );
  answers(
    'a batch of several collections by the client',
    async ({ client, fresh }) => {
      const [a, b] = [await fresh(), await fresh([{ _id: 1, n: 1 }])];
      const { insertedCount, modifiedCount } = await client.bulkWrite([
        { name: 'insertOne', namespace: a.namespace, document: { _id: 1 as never } },
        { name: 'updateOne', namespace: b.namespace, filter: { _id: 1 as never }, update: { $inc: { n: 1 } } },
      ]);
      return [insertedCount, modifiedCount, await a.countDocuments(), (await b.findOne())?.n];
    },
    [1, 1, 1, 2],
  );
});
