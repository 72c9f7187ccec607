import type { Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

type Options = { filter?: Document; arrayFilters?: Document[] };

const CASES: [title: string, before: Document, update: Document, after: Document, options?: Options][] = [
  ['$set in an array by position, padding with null', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
  ['$unset in an array leaves null', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
  ['$push', { l: [1] }, { $push: { l: 2, m: 1 } }, { l: [1, 2], m: [1] }],
  ['$push of an array is one element', { l: [] }, { $push: { l: [1, 2] } }, { l: [[1, 2]] }],
  [
    '$push with $each, $sort and $slice',
    { l: [{ n: 3 }] },
    { $push: { l: { $each: [{ n: 1 }, { n: 2 }], $sort: { n: 1 }, $slice: 2 } } },
    { l: [{ n: 1 }, { n: 2 }] },
  ],
  ['$push with $position', { l: [1, 2] }, { $push: { l: { $each: [9], $position: 0 } } }, { l: [9, 1, 2] }],
  ['$push with a $position from the end', { l: [1, 2] }, { $push: { l: { $each: [9], $position: -1 } } }, { l: [1, 9, 2] }],
  ['$push with $slice on a missing array', {}, { $push: { l: { $each: [3, 1, 2], $sort: 1, $slice: -2 } } }, { l: [2, 3] }],
  ['$push with $slice 0 empties', { l: [1] }, { $push: { l: { $each: [], $slice: 0 } } }, { l: [] }],
  [
    '$push with $sort of mixed values',
    { l: ['b', 3] },
    { $push: { l: { $each: [null, 'a'], $sort: -1 } } },
    { l: ['b', 'a', 3, null] },
  ],
  ['$push within a document', { o: { l: [] } }, { $push: { 'o.l': 1 } }, { o: { l: [1] } }],
  ['$addToSet', { l: [1, { a: 1 }] }, { $addToSet: { l: { $each: [1, { a: 1 }, 2] } } }, { l: [1, { a: 1 }, 2] }],
  [
    '$addToSet tells documents by the order of their fields',
    { l: [{ a: 1, b: 2 }] },
    { $addToSet: { l: { b: 2, a: 1 } } },
    {
      l: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ],
  ['$addToSet on a missing array', {}, { $addToSet: { l: 'x' } }, { l: ['x'] }],
  [
    '$pull by value, condition and document',
    { l: [1, 5, 9], m: [{ a: 1, b: 1 }, { a: 2 }] },
    { $pull: { l: { $gt: 4 }, m: { a: 1 } } },
    { l: [1], m: [{ a: 2 }] },
  ],
  ['$pull of a plain value', { l: [1, 2, 1] }, { $pull: { l: 1 } }, { l: [2] }],
  ['$pull with $in', { l: ['a', 'b', 'c'] }, { $pull: { l: { $in: ['a', 'c'] } } }, { l: ['b'] }],
  ['$pull with a pattern', { l: ['a', 'b'] }, { $pull: { l: /^a/ } }, { l: ['b'] }],
  ['$pull with conditions on fields', { l: [{ n: 1 }, { n: 5 }] }, { $pull: { l: { n: { $gte: 5 } } } }, { l: [{ n: 1 }] }],
  [
    '$pull with $elemMatch',
    { l: [{ m: [1, 9] }, { m: [5] }] },
    { $pull: { l: { m: { $elemMatch: { $gt: 3, $lt: 7 } } } } },
    { l: [{ m: [1, 9] }] },
  ],
  ['$pull of an equal array', { l: [[1], [2]] }, { $pull: { l: [1] } }, { l: [[2]] }],
  ['$pull with $or', { l: [{ n: 1 }, { n: 5 }, { n: 9 }] }, { $pull: { l: { $or: [{ n: 1 }, { n: 9 }] } } }, { l: [{ n: 5 }] }],
  ['$pullAll', { l: [1, 2, 1, 3] }, { $pullAll: { l: [1, 3] } }, { l: [2] }],
  ['$pop', { l: [1, 2, 3], m: [1, 2] }, { $pop: { l: 1, m: -1 } }, { l: [1, 2], m: [2] }],
  ['$ is the matched element', { l: [1, 5, 9] }, { $set: { 'l.$': 0 } }, { l: [1, 0, 9] }, { filter: { l: 5 } }],
  [
    '$ with a field of the matched element',
    { l: [{ k: 1 }, { k: 2 }] },
    { $set: { 'l.$.v': 1 } },
    { l: [{ k: 1 }, { k: 2, v: 1 }] },
    { filter: { 'l.k': 2 } },
  ],
  [
    '$ after $elemMatch',
    {
      l: [
        { k: 1, v: 1 },
        { k: 1, v: 2 },
      ],
    },
    { $inc: { 'l.$.v': 10 } },
    {
      l: [
        { k: 1, v: 1 },
        { k: 1, v: 12 },
      ],
    },
    { filter: { l: { $elemMatch: { k: 1, v: 2 } } } },
  ],
  ['$ with a range', { l: [1, 5, 9] }, { $mul: { 'l.$': 10 } }, { l: [1, 50, 9] }, { filter: { l: { $gt: 3 } } }],
  ['$[] is all elements', { l: [{ n: 1 }, { n: 2 }] }, { $inc: { 'l.$[].n': 10 } }, { l: [{ n: 11 }, { n: 12 }] }],
  ['$[] in two levels', { l: [{ m: [1] }, { m: [2, 3] }] }, { $inc: { 'l.$[].m.$[]': 1 } }, { l: [{ m: [2] }, { m: [3, 4] }] }],
  [
    '$[name] is the filtered elements',
    { l: [{ n: 1 }, { n: 2 }] },
    { $set: { 'l.$[big].n': 0 } },
    { l: [{ n: 1 }, { n: 0 }] },
    { arrayFilters: [{ 'big.n': { $gte: 2 } }] },
  ],
  [
    '$[name] of plain values',
    { l: [1, 8, 9] },
    { $set: { 'l.$[big]': 5 } },
    { l: [1, 5, 5] },
    { arrayFilters: [{ big: { $gt: 5 } }] },
  ],
  [
    '$[name] in two levels',
    {
      l: [
        { k: 1, m: [1, 2] },
        { k: 2, m: [1, 2] },
      ],
    },
    { $set: { 'l.$[a].m.$[b]': 0 } },
    {
      l: [
        { k: 1, m: [1, 2] },
        { k: 2, m: [1, 0] },
      ],
    },
    { arrayFilters: [{ 'a.k': 2 }, { b: { $gt: 1 } }] },
  ],
  [
    '$[name] with two conditions',
    {
      l: [
        { a: 1, b: 1 },
        { a: 1, b: 2 },
      ],
    },
    { $set: { 'l.$[x].c': 1 } },
    {
      l: [
        { a: 1, b: 1 },
        { a: 1, b: 2, c: 1 },
      ],
    },
    { arrayFilters: [{ 'x.a': 1, 'x.b': 2 }] },
  ],
  [
    '$push into the matched element',
    { l: [{ k: 1, m: [] }] },
    { $push: { 'l.$.m': 1 } },
    { l: [{ k: 1, m: [1] }] },
    { filter: { 'l.k': 1 } },
  ],
];

const WRONG: [title: string, before: Document, update: Document, code: number, options?: Options][] = [
  ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ['$pull from a number', { a: 1 }, { $pull: { a: 1 } }, 2],
  ['$pop by 2', { l: [1] }, { $pop: { l: 2 } }, 9],
  ['$pop of a number', { a: 1 }, { $pop: { a: 1 } }, 14],
  ['$pullAll without an array', { l: [1] }, { $pullAll: { l: 1 } }, 2],
  ['an unknown clause of $push', { l: [] }, { $push: { l: { $each: [], $frob: 1 } } }, 2],
  ['$each without an array', { l: [] }, { $push: { l: { $each: 1 } } }, 2],
  ['$ without a match in an array', { l: [1] }, { $set: { 'l.$': 1 } }, 2],
  ['$[] of something that is no array', { l: 1 }, { $set: { 'l.$[]': 1 } }, 2],
  ['$[name] without a filter of that name', { l: [1] }, { $set: { 'l.$[x]': 1 } }, 2],
  ['an array filter that is not used', { l: [1] }, { $set: { a: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
  ['two array filters of one name', { l: [1] }, { $set: { 'l.$[x]': 1 } }, 9, { arrayFilters: [{ x: 1 }, { x: 2 }] }],
  ['a name as a position in an array', { l: [1] }, { $set: { 'l.x': 1 } }, 28],
];

topic('Updates of arrays', () => {
  for (const [title, before, update, after, { filter, ...options } = {}] of CASES) {
    answers(
      title,
      async ({ fresh }) => {
        const things = await fresh([{ _id: 1, ...before }]);
        const result = await things.updateOne({ _id: 1 as never, ...filter }, update, options);
        expect(result).toMatchObject({ matchedCount: 1 });
        return things.findOne({}, { projection: { _id: 0 } });
      },
      after,
    );
  }
  for (const [title, before, update, code, options] of WRONG) {
    refuses(
      `an update refuses ${title}, and changes nothing`,
      async ({ fresh }) => {
        const things = await fresh([{ _id: 1, ...before }]);
        const failed = await things.updateOne({}, update, options).catch((error: unknown) => error);
        expect(await things.findOne()).toEqual({ _id: 1, ...before });
        throw failed;
      },
      code,
    );
  }
});
