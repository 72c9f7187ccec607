import { Binary, type Collection, type Document, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'mongodb';
import { answers, refuses, topic } from './behaviour';

const id = new ObjectId('65a000000000000000000001');
const DOCS: Document[] = [
  {
    _id: 1,
    n: 1,
    s: 'a',
    tags: ['red', 'blue'],
    at: new Date(1000),
    o: { x: 1, y: 2 },
    items: [
      { k: 1, v: 5 },
      { k: 2, v: 9 },
    ],
  },
  { _id: 2, n: 2.5, s: 'b', tags: ['red'], at: new Date(2000), o: { y: 2, x: 1 }, items: [{ k: 1, v: 9 }], bits: 5 },
  { _id: 3, n: null, s: 'B', tags: [], ref: id, items: [], bits: 8 },
  { _id: 4, s: '春', tags: [1, 5, 10], ref: 'text', bytes: new Binary(Buffer.from([1, 2])) },
  { _id: 5, n: 10, s: 'ab', nested: { deep: { list: [[1, 2], [3]] } }, flag: true, items: [{ v: 1 }, { k: 3 }] },
  { _id: 6, n: Long.fromString('9007199254740993'), flag: false, items: 7, ref: /ab/i, o: null, bytes: new Timestamp(1n) },
];
const INDEXED = ['n', 's', 'tags', 'at', 'o', 'items.k', 'ref', 'flag', 'nested.deep.list'];

/** A filter and the ids of the documents that it finds, with and without indexes. */
const CASES: [string, Document, number[]][] = [
  ['equality', { n: 1 }, [1]],
  ['an empty filter finds all', {}, [1, 2, 3, 4, 5, 6]],
  ['null finds missing fields too', { n: null }, [3, 4]],
  ['null finds missing fields of embedded documents too', { 'o.x': null }, [3, 4, 5, 6]],
  ['$ne null', { n: { $ne: null } }, [1, 2, 5, 6]],
  ['$ne of an array means that no element is equal', { tags: { $ne: 'red' } }, [3, 4, 5, 6]],
  ['$exists', { n: { $exists: true } }, [1, 2, 3, 5, 6]],
  ['not $exists', { n: { $exists: false } }, [4]],
  ['$exists of a field of elements', { 'items.v': { $exists: true } }, [1, 2, 5]],
  ['$gt stays within the type', { n: { $gt: 1 } }, [2, 5, 6]],
  ['$gt MinKey finds every type', { n: { $gt: new MinKey() } }, [1, 2, 3, 4, 5, 6]],
  ['$lt MaxKey finds every type', { ref: { $lt: new MaxKey() } }, [1, 2, 3, 4, 5, 6]],
  ['$gt does not compare text with numbers', { s: { $gt: 5 } }, []],
  ['text compares by code points', { s: { $gte: 'a', $lt: 'b' } }, [1, 5]],
  ['$lte null finds null and missing', { n: { $lte: null } }, [3, 4]],
  ['$gt null finds nothing', { n: { $gt: null } }, []],
  ['NaN equals itself only', { n: Number.NaN }, []],
  ['$lt of a document compares field by field', { o: { $lt: { x: 1, y: 3 } } }, [1]],
  ['$gt of an array compares element by element', { tags: { $gt: ['red'] } }, [1]],
  ['dates', { at: { $gt: new Date(1500) } }, [2]],
  ['$eq spelled out', { s: { $eq: 'ab' } }, [5]],
  ['an element of an array', { tags: 'red' }, [1, 2]],
  ['a whole array', { tags: ['red', 'blue'] }, [1]],
  ['an array in another order', { tags: ['blue', 'red'] }, []],
  ['an empty array', { tags: [] }, [3]],
  ['an array within an array', { 'nested.deep.list': [3] }, [5]],
  ['elements of an inner array are not reached', { 'nested.deep.list': 3 }, []],
  ['a range over an array', { tags: { $gt: 6, $lt: 2 } }, [4]],
  ['$elemMatch on values', { tags: { $elemMatch: { $gt: 2, $lt: 6 } } }, [4]],
  ['$elemMatch on documents', { items: { $elemMatch: { k: 1, v: 9 } } }, [2]],
  ['$elemMatch with $or', { items: { $elemMatch: { $or: [{ k: 3 }, { v: 5 }] } } }, [1, 5]],
  ['$elemMatch with $not', { tags: { $elemMatch: { $not: { $type: 'string' } } } }, [4]],
  ['$elemMatch with $in and $ne', { tags: { $elemMatch: { $in: ['red', 5], $ne: 5 } } }, [1, 2]],
  ['$not of $elemMatch', { items: { $not: { $elemMatch: { k: 1 } } } }, [3, 4, 5, 6]],
  ['conditions on different elements', { 'items.k': 1, 'items.v': 9 }, [1, 2]],
  ['an element by position', { 'items.0.v': 9 }, [2]],
  ['an element of values by position', { 'tags.1': 'blue' }, [1]],
  ['a missing field of an element', { 'items.k': null }, [4, 5, 6]],
  ['an embedded document, fields in order', { o: { x: 1, y: 2 } }, [1]],
  ['a field of an embedded document', { 'o.x': 1 }, [1, 2]],
  ['$in with null', { n: { $in: [1, null] } }, [1, 3, 4]],
  ['$in with nothing', { n: { $in: [] } }, []],
  ['$in with a pattern', { s: { $in: [/^B/, 'a'] } }, [1, 3]],
  ['$in with arrays and documents', { $or: [{ tags: { $in: [['red']] } }, { o: { $in: [{ x: 1, y: 2 }] } }] }, [1, 2]],
  ['$nin', { tags: { $nin: ['red', 5] } }, [3, 5, 6]],
  ['$nin with null leaves missing out', { n: { $nin: [null, 1] } }, [2, 5, 6]],
  ['$all', { tags: { $all: ['red', 'blue'] } }, [1]],
  ['$all with nothing finds nothing', { tags: { $all: [] } }, []],
  ['$all on a single value', { s: { $all: ['a'] } }, [1]],
  ['$all with $elemMatch', { items: { $all: [{ $elemMatch: { k: 1 } }, { $elemMatch: { v: 9 } }] } }, [1, 2]],
  ['$size', { tags: { $size: 1 } }, [2]],
  ['$regex with $options', { s: { $regex: '^b', $options: 'i' } }, [2, 3]],
  ['$regex with a Chinese character', { s: /^春/ }, [4]],
  ['$regex finds an equal pattern that is stored', { ref: /ab/i }, [6]],
  ['$regex with $ne', { s: { $regex: 'b', $ne: 'ab' } }, [2]],
  ['$regex over elements', { tags: /^bl/ }, [1]],
  ['$not with a pattern', { s: { $not: /b/i } }, [1, 4, 6]],
  ['$not with an operator', { n: { $not: { $gt: 2 } } }, [1, 3, 4]],
  ['$or and $and', { $or: [{ n: 1 }, { $and: [{ flag: true }, { s: 'ab' }] }] }, [1, 5]],
  ['$nor', { $nor: [{ n: { $gte: 1 } }, { s: 'B' }] }, [4]],
  ['$type by name', { ref: { $type: 'objectId' } }, [3]],
  ['$type by number', { s: { $type: 2 } }, [1, 2, 3, 4, 5]],
  ['$type with several', { ref: { $type: ['string', 'regex'] } }, [4, 6]],
  ['$type number', { n: { $type: 'number' } }, [1, 2, 5, 6]],
  ['$type null does not find missing', { n: { $type: 'null' } }, [3]],
  ['$type array', { tags: { $type: 'array' } }, [1, 2, 3, 4]],
  ['$type of elements', { tags: { $type: 'string' } }, [1, 2]],
  [
    '$type bool, date, object, binData and timestamp',
    {
      $or: [
        { flag: { $type: 'bool' } },
        { at: { $type: 'date' } },
        { o: { $type: 'object' } },
        { bytes: { $type: ['binData', 'timestamp'] } },
      ],
    },
    [1, 2, 4, 5, 6],
  ],
  ['$mod', { n: { $mod: [5, 0] } }, [5]],
  ['$mod cuts fractions off', { n: { $mod: [2, 0] } }, [2, 5]],
  [
    '$bitsAllSet, $bitsAnySet, $bitsAllClear and $bitsAnyClear',
    {
      $and: [
        { bits: { $bitsAllSet: 5 } },
        { bits: { $bitsAnySet: [0, 7] } },
        { bits: { $bitsAllClear: 2 } },
        { bits: { $bitsAnyClear: [0, 1] } },
      ],
    },
    [2],
  ],
  ['an ObjectId', { ref: id }, [3]],
  ['a Binary', { bytes: new Binary(Buffer.from([1, 2])) }, [4]],
  ['a Long beyond doubles', { n: Long.fromString('9007199254740993') }, [6]],
  ['a neighbour of a Long beyond doubles', { n: Long.fromString('9007199254740992') }, []],
  ['booleans', { flag: false }, [6]],
  ['$expr', { $expr: { $gt: ['$n', '$_id'] } }, [2, 5, 6]],
  ['$expr within $and and $or', { $or: [{ $expr: { $eq: ['$n', '$_id'] } }, { $and: [{ s: 'b' }, { $expr: true }] }] }, [1, 2]],
  ['$comment is no condition', { $comment: 'why', n: 1 }, [1]],
  ['$jsonSchema', { $jsonSchema: { required: ['flag'], properties: { flag: { bsonType: 'bool' } } } }, [5, 6]],
];

const WRONG: [string, Document, number][] = [
  ['an unknown operator', { n: { $foo: 1 } }, 2],
  ['an unknown operator at the top', { $foo: [] }, 2],
  ['$in without an array', { n: { $in: 1 } }, 2],
  ['operators within $in', { n: { $in: [{ $gt: 1 }] } }, 2],
  ['$or without conditions', { $or: [] }, 2],
  ['$and of something else', { $and: { n: 1 } }, 2],
  ['$not of a plain value', { n: { $not: 1 } }, 2],
  ['$size below 0', { tags: { $size: -1 } }, 2],
  ['$mod by 0', { n: { $mod: [0, 1] } }, 2],
  ['an unknown $type', { n: { $type: 'frob' } }, 2],
  ['$elemMatch of a value', { tags: { $elemMatch: 1 } }, 2],
  ['a broken pattern', { s: { $regex: '(' } }, 51091],
  ['$options without $regex', { s: { $options: 'i' } }, 2],
  ['$text without a text index', { $text: { $search: 'a' } }, 27],
];

let plain: Collection<Document>;
let indexed: Collection<Document>;

const found = async (collection: Collection<Document>, filter: Document) => {
  const docs = await collection.find(filter).project({ _id: 1 }).toArray();
  return docs.map(({ _id }) => _id as number).sort((a, b) => a - b);
};

topic(
  'Filters',
  () => {
    for (const [title, filter, ids] of CASES) {
      answers(
        title,
        async () => {
          const ofScan = await found(plain, filter);
          expect(await found(indexed, filter)).toEqual(ofScan);
          return ofScan;
        },
        ids,
      );
    }
    for (const [title, filter, code] of WRONG) refuses(`a filter refuses ${title}`, () => plain.find(filter).toArray(), code);
    answers('$where', () => found(plain, { $where: 'this.n === 1' }), [1]);
  },
  async ({ fresh }) => {
    plain = await fresh(DOCS);
    indexed = await fresh();
    await indexed.createIndexes(INDEXED.map((path) => ({ key: { [path]: 1 } })));
    await indexed.createIndex({ 'items.v': -1, n: -1 });
    await indexed.insertMany(DOCS.map((doc) => ({ ...doc })));
  },
);
