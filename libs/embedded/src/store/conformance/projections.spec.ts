import type { Collection, Document } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

const DOC = {
  _id: 1,
  n: 3,
  s: '春天',
  o: { x: 1, y: 2 },
  l: [1, 2, 3, 4],
  items: [
    { k: 1, v: 5 },
    { k: 2, v: 9 },
    { k: 2, v: 7 },
  ],
  mixed: [1, { a: 1, b: 2 }, [{ a: 3, b: 4 }]],
};
const { _id, n, s, o, l, items, mixed } = DOC;

const CASES: [string, projection: Document, answer: Document, filter?: Document][] = [
  ['a projection includes fields, and _id', { n: 1, s: true }, { _id, n, s }],
  ['a projection leaves _id out on request', { n: 1, _id: 0 }, { n }],
  ['a projection of _id alone', { _id: 1 }, { _id }],
  ['a projection excludes fields', { items: 0, mixed: 0, l: false, 'o.x': 0 }, { _id, n, s, o: { y: 2 } }],
  ['a projection excludes _id alone', { _id: 0, l: 0, items: 0, mixed: 0 }, { n, s, o }],
  ['a projection includes fields of elements', { 'items.k': 1 }, { _id, items: [{ k: 1 }, { k: 2 }, { k: 2 }] }],
  [
    'a projection excludes fields of elements',
    { n: 0, s: 0, o: 0, l: 0, items: 0, 'mixed.a': 0 },
    { _id, mixed: [1, { b: 2 }, [{ b: 4 }]] },
  ],
  ['a projection includes fields of documents within mixed arrays', { 'mixed.a': 1 }, { _id, mixed: [{ a: 1 }, [{ a: 3 }]] }],
  ['a projection written as a document', { o: { x: 1 } }, { _id, o: { x: 1 } }],
  ['a projection of a missing field', { none: 1, 'o.none': 1 }, { _id, o: {} }],
  ['a projection with $slice of the first', { n: 1, l: { $slice: 2 } }, { _id, n, l: [1, 2] }],
  ['a projection with $slice of the last', { n: 1, l: { $slice: -1 } }, { _id, n, l: [4] }],
  ['a projection with $slice in the middle', { n: 1, l: { $slice: [1, 2] } }, { _id, n, l: [2, 3] }],
  ['a projection with $slice alone keeps the other fields', { l: { $slice: 1 }, items: 0, mixed: 0 }, { _id, n, s, o, l: [1] }],
  ['a projection with $elemMatch', { items: { $elemMatch: { k: 2 } } }, { _id, items: [{ k: 2, v: 9 }] }],
  ['a projection with $elemMatch that nothing matches', { n: 1, items: { $elemMatch: { k: 9 } } }, { _id, n }],
  ['a projection of the matched element', { 'items.$': 1 }, { _id, items: [{ k: 2, v: 9 }] }, { 'items.k': 2 }],
  [
    'a projection of the element matched by $elemMatch',
    { 'items.$': 1 },
    { _id, items: [{ k: 2, v: 7 }] },
    { items: { $elemMatch: { k: 2, v: { $lt: 8 } } } },
  ],
  ['a projection computes fields', { _id: 0, sum: { $add: ['$n', '$o.x'] }, copy: '$s' }, { sum: 4, copy: s }],
  ['a projection computes fields beside included ones', { n: 1, first: { $arrayElemAt: ['$l', 0] } }, { _id, n, first: 1 }],
  ['a projection of a constant', { _id: 0, text: { $literal: 1 }, word: 'x' }, { text: 1, word: 'x' }],
  ['a projection with a variable of let', { _id: 0, twice: { $multiply: ['$n', '$$by'] } }, { twice: 6 }],
  ['fields keep the order of the document', { o: 1, n: 1 }, { _id, n, o }],
];

const WRONG: [string, Document, number][] = [
  ['inclusion beside exclusion', { n: 1, s: 0 }, 31254],
  ['exclusion beside inclusion', { n: 0, s: 1 }, 31253],
  ['a path and a part of it', { o: 1, 'o.x': 1 }, 31249],
  ['an unknown operator', { n: { $frob: 1 } }, 31325],
  ['an empty document as a field', { n: {} }, 51270],
];

let things: Collection<Document>;

topic(
  'Projections',
  () => {
    for (const [title, projection, answer, filter = {}] of CASES) {
      answers(
        title,
        async () => JSON.stringify(await things.findOne(filter, { projection, let: { by: 2 } })),
        JSON.stringify(answer),
      );
    }
    for (const [title, projection, code] of WRONG) {
      refuses(`a projection refuses ${title}`, () => things.findOne({}, { projection }), code);
    }
    answers('a projection leaves the stored document as it is', () => things.findOne(), { _id, n, s, o, l, items, mixed });
  },
  async ({ fresh }) => {
    things = await fresh([DOC]);
  },
);
