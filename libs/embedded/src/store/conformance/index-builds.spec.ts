import type { Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

const MANY = 3_000;
const many = (): Document[] => Array.from({ length: MANY }, (_, n) => ({ _id: n, n, of: n % 10 }));

topic('Indexes over many documents', () => {
  answers(
    'an index has what was written while it was built',
    async ({ fresh }) => {
      const things = await fresh(many());
      const build = things.createIndex({ of: 1 }, { name: 'of' });
      const changes = Array.from({ length: 50 }, (_, n) => [
        things.updateOne({ n: n * 3 }, { $set: { of: 'changed' } }),
        things.insertOne({ n: MANY + n, of: 'new' }),
      ]);
      await Promise.all([build, ...changes.flat()]);
      const found = (of: unknown) => things.countDocuments({ of }, { hint: 'of' });
      return [await found('changed'), await found('new'), await found(9)];
    },
    // Of the numbers 0, 3 … 147 five end in 9.
    [50, 50, MANY / 10 - 5],
  );
  refuses(
    'createIndex refuses two equal values among many',
    async ({ fresh }) => (await fresh(many())).createIndex({ of: 1 }, { unique: true }),
    11000,
  );
  answers(
    'an index that could not be built is not there',
    async ({ fresh }) => {
      const things = await fresh(many());
      await things.createIndexes([{ key: { n: 1 } }, { key: { of: 1 }, unique: true }]).catch(() => undefined);
      return (await things.indexes()).length;
    },
    1,
  );
  answers(
    'an index that is asked for twice at once is built once',
    async ({ fresh }) => {
      const things = await fresh(many());
      await Promise.all([things.createIndex({ of: 1 }), things.createIndex({ of: 1 })]);
      return (await things.indexes()).map(({ name }) => name);
    },
    ['_id_', 'of_1'],
  );
});
