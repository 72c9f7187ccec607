import { type Document, Int32, Long } from 'mongodb';
import { answers, refuses, type Store, topic, written } from './behaviour';

type Options = { filter?: Document; arrayFilters?: Document[]; let?: Document };
type Case = [title: string, before: Document, update: Document | Document[], after: Document, options?: Options];

const CASES: Case[] = [
  ['$set', { a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
  ['$set makes the documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set adds new fields in order of their names', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
  ['$set keeps the place of a field', { b: 1, a: 1 }, { $set: { b: 2 } }, { b: 2, a: 1 }],
  ['$set of a whole document replaces it', { o: { x: 1 } }, { $set: { o: { y: 2 } } }, { o: { y: 2 } }],
  ['$set of null is not $unset', { a: 1 }, { $set: { a: null } }, { a: null }],
  ['$unset', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 2 } }],
  ['$unset of a missing path changes nothing', { a: 1 }, { $unset: { 'x.y': '' }, $set: { b: 1 } }, { a: 1, b: 1 }],
  ['$inc and $mul', { a: 1, b: 3 }, { $inc: { a: -2, c: 5 }, $mul: { b: 2, d: 7 } }, { a: -1, b: 6, c: 5, d: 0 }],
  ['$inc with fractions', { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
  ['$inc within a document', { o: { n: 1 } }, { $inc: { 'o.n': 1, 'p.q': 1 } }, { o: { n: 2 }, p: { q: 1 } }],
  ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3, c: 1 }, $max: { b: 3 } }, { a: 3, b: 5, c: 1 }],
  ['$max compares across types', { a: 5, b: 'x' }, { $max: { a: 'x', b: 9 } }, { a: 'x', b: 'x' }],
  ['$min of dates', { at: new Date(5) }, { $min: { at: new Date(3) } }, { at: new Date(3) }],
  ['$rename', { a: 1, b: { c: 2 } }, { $rename: { a: 'z', 'b.c': 'y', none: 'x' } }, { b: {}, y: 2, z: 1 }],
  ['$rename onto a field that is there', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$bit with and', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  ['$bit with or and xor', { a: 1, b: 6 }, { $bit: { a: { or: 4 }, b: { xor: 3 } } }, { a: 5, b: 5 }],
  ['$setOnInsert does nothing to a document that is there', { a: 1 }, { $set: { b: 1 }, $setOnInsert: { a: 9 } }, { a: 1, b: 1 }],
  ['a pipeline', { a: 2, b: 3 }, [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }], { b: 3, c: 5 }],
  [
    'a pipeline with conditions',
    { seats: 0 },
    [{ $set: { status: { $cond: [{ $gt: ['$seats', 0] }, 'free', 'full'] } } }],
    { seats: 0, status: 'full' },
  ],
  ['a pipeline with $replaceWith', { a: 2, b: 3 }, [{ $replaceWith: { sum: { $add: ['$a', '$b'] } } }], { sum: 5 }],
  ['a pipeline with $project', { a: 2, b: 3 }, [{ $project: { a: 1 } }], { a: 2 }],
  ['a pipeline with let', { a: 2 }, [{ $set: { a: '$$n' } }], { a: 7 }, { let: { n: 7 } }],
  [
    'a pipeline over arrays',
    { l: [1, 2, 3] },
    [{ $set: { l: { $filter: { input: '$l', cond: { $ne: ['$$this', 2] } } } } }],
    { l: [1, 3] },
  ],
  ['a pipeline sets text with $ by $literal', {}, [{ $set: { a: { $literal: '$x' } } }], { a: '$x' }],
];

const WRONG: [title: string, before: Document, update: Document | Document[], code: number][] = [
  ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, 14],
  ['$mul of null', { a: null }, { $mul: { a: 1 } }, 14],
  ['$bit of text', { a: 'x' }, { $bit: { a: { and: 1 } } }, 2],
  ['a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, 28],
  ['two changes of one path', {}, { $set: { 'a.b': 1 }, $inc: { a: 1 } }, 40],
  ['$rename onto a path that is also set', { a: 1 }, { $rename: { a: 'b' }, $set: { b: 1 } }, 40],
  ['$rename to itself', { a: 1 }, { $rename: { a: 'a' } }, 2],
  ['an unknown operator', {}, { $frob: { a: 1 } }, 9],
  ['an operator without fields', {}, { $set: 1 }, 9],
  ['a change of _id', {}, { $set: { _id: 'other' } }, 66],
  ['$unset of _id', {}, { $unset: { _id: '' } }, 66],
  ['an empty part of a path', {}, { $set: { 'a..b': 1 } }, 56],
  ['a stage that does not belong into an update', {}, [{ $match: { a: 1 } }], 72],
  ['an unknown stage', {}, [{ $frob: {} }], 40324],
  ['$currentDate of something else', {}, { $currentDate: { a: 'x' } }, 2],
];

async function updated({ fresh }: Store, [, before, update, , options = {}]: Case): Promise<string> {
  const { filter, ...rest } = options;
  const things = await fresh([{ _id: 1, ...before }]);
  const result = await things.updateOne({ _id: 1 as never, ...filter }, update, rest);
  expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
  return JSON.stringify(await things.findOne({}, { projection: { _id: 0 } }));
}

topic('Updates', () => {
  for (const each of CASES) answers(each[0], (store) => updated(store, each), JSON.stringify(each[3]));

  for (const [title, before, update, code] of WRONG) {
    refuses(
      `an update refuses ${title}, and changes nothing`,
      async ({ fresh }) => {
        const things = await fresh([{ _id: 1, ...before }]);
        const failed = await things.updateOne({}, update).catch((error: unknown) => error);
        expect(await things.findOne()).toEqual({ _id: 1, ...before });
        throw failed;
      },
      code,
    );
  }

  answers(
    '$currentDate sets a date or a timestamp',
    async ({ fresh }) => {
      const things = await fresh([{}]);
      await things.updateOne({}, { $currentDate: { at: true as never, date: { $type: 'date' }, stamp: { $type: 'timestamp' } } });
      const changed = await things.findOne();
      expect(Math.abs(Date.now() - Number(changed?.at))).toBeLessThan(60_000);
      return [changed?.date instanceof Date, changed?.stamp._bsontype];
    },
    [true, 'Timestamp'],
  );
  answers(
    '$$NOW is one time for all documents of a command',
    async ({ fresh }) => {
      const things = await fresh([{}, {}]);
      await things.updateMany({}, [{ $set: { at: '$$NOW' } }]);
      return (await things.distinct('at')).map((at) => at instanceof Date);
    },
    [true],
  );
  answers(
    'what is already as asked is matched, not modified',
    async ({ fresh }) => {
      const things = await fresh([{ a: 1, l: [1] }]);
      const { matchedCount, modifiedCount } = await things.updateOne(
        {},
        { $set: { a: 1 }, $addToSet: { l: 1 }, $unset: { z: '' } },
      );
      return [matchedCount, modifiedCount];
    },
    [1, 0],
  );
  answers(
    '$inc keeps integers beyond doubles exact',
    async ({ fresh }) => {
      const things = await fresh([{ n: Long.fromString('9007199254740993'), i: new Int32(1) }]);
      await things.updateOne({}, { $inc: { n: Long.fromNumber(2) } });
      return String((await things.findOne({}, { promoteLongs: false }))?.n);
    },
    '9007199254740995',
  );
  answers(
    'updateMany changes all that match',
    async ({ fresh }) => {
      const things = await fresh([1, 2, 3, 4].map((n) => ({ n })));
      const { matchedCount, modifiedCount } = await things.updateMany({ n: { $gt: 1 } }, { $max: { n: 3 } });
      return {
        matchedCount,
        modifiedCount,
        ns: await things
          .find()
          .map(({ n }) => n)
          .toArray(),
      };
    },
    { matchedCount: 3, modifiedCount: 1, ns: [1, 3, 3, 4] },
  );
  answers(
    'updateOne with a sort changes the first in that order',
    async ({ fresh }) => {
      const things = await fresh([1, 3, 2].map((n) => ({ n })));
      await things.updateOne({}, { $set: { first: true } }, { sort: { n: -1 } });
      return (await things.findOne({ first: true }))?.n;
    },
    3,
  );
  refuses(
    'updateMany refuses a replacement',
    async (store) => {
      const { collectionName: update } = await store.fresh([{}]);
      return written(store, { update, updates: [{ q: {}, u: { a: 1 }, multi: true }] });
    },
    9,
  );
});
