import { Binary, type Collection, type Document, Long, ObjectId } from 'mongodb';
import { type Connection, connectForTest } from './connection';

const id = new ObjectId('65a000000000000000000001');
const DOCS = [
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
  { _id: 2, n: 2.5, s: 'b', tags: ['red'], at: new Date(2000), o: { y: 2, x: 1 }, items: [{ k: 1, v: 9 }] },
  { _id: 3, n: null, s: 'B', tags: [], ref: id, items: [] },
  { _id: 4, s: '春', tags: [1, 5, 10], ref: 'text', bytes: new Binary(Buffer.from([1, 2])) },
  { _id: 5, n: 10, s: 'ab', nested: { deep: { list: [[1, 2], [3]] } }, flag: true, items: [{ v: 1 }, { k: 3 }] },
  { _id: 6, n: Long.fromString('9007199254740993'), flag: false, items: 7 },
];

/** A filter and the ids of the documents that it finds. */
const CASES: [string, Document, number[]][] = [
  ['equality', { n: 1 }, [1]],
  ['null finds missing fields too', { n: null }, [3, 4]],
  ['$ne null', { n: { $ne: null } }, [1, 2, 5, 6]],
  ['$exists', { n: { $exists: true } }, [1, 2, 3, 5, 6]],
  ['not $exists', { n: { $exists: false } }, [4]],
  ['$gt stays within the type', { n: { $gt: 1 } }, [2, 5, 6]],
  ['$gt does not compare text with numbers', { s: { $gt: 5 } }, []],
  ['text compares by code points', { s: { $gte: 'a', $lt: 'b' } }, [1, 5]],
  ['$lte null finds null and missing', { n: { $lte: null } }, [3, 4]],
  ['dates', { at: { $gt: new Date(1500) } }, [2]],
  ['an element of an array', { tags: 'red' }, [1, 2]],
  ['a whole array', { tags: ['red', 'blue'] }, [1]],
  ['an array in another order', { tags: ['blue', 'red'] }, []],
  ['an empty array', { tags: [] }, [3]],
  ['a range over an array', { tags: { $gt: 6, $lt: 2 } }, [4]],
  ['$elemMatch on values', { tags: { $elemMatch: { $gt: 2, $lt: 6 } } }, [4]],
  ['$elemMatch on documents', { items: { $elemMatch: { k: 1, v: 9 } } }, [2]],
  ['conditions on different elements', { 'items.k': 1, 'items.v': 9 }, [1, 2]],
  ['an element by position', { 'items.0.v': 9 }, [2]],
  ['a missing field of an element', { 'items.k': null }, [4, 5, 6]],
  ['an embedded document, fields in order', { o: { x: 1, y: 2 } }, [1]],
  ['a field of an embedded document', { 'o.x': 1 }, [1, 2]],
  ['$in with null', { n: { $in: [1, null] } }, [1, 3, 4]],
  ['$in with a pattern', { s: { $in: [/^B/, 'a'] } }, [1, 3]],
  ['$nin', { tags: { $nin: ['red', 5] } }, [3, 5, 6]],
  ['$all', { tags: { $all: ['red', 'blue'] } }, [1]],
  ['$all on a single value', { s: { $all: ['a'] } }, [1]],
  ['$size', { tags: { $size: 1 } }, [2]],
  ['$regex with $options', { s: { $regex: '^b', $options: 'i' } }, [2, 3]],
  ['$not with a pattern', { s: { $not: /b/i } }, [1, 4, 6]],
  ['$not with an operator', { n: { $not: { $gt: 2 } } }, [1, 3, 4]],
  ['$or and $and', { $or: [{ n: 1 }, { $and: [{ flag: true }, { s: 'ab' }] }] }, [1, 5]],
  ['$nor', { $nor: [{ n: { $gte: 1 } }, { s: 'B' }] }, [4]],
  ['$type by name', { ref: { $type: 'objectId' } }, [3]],
  ['$type array', { tags: { $type: 'array' } }, [1, 2, 3, 4]],
  ['$type of elements', { tags: { $type: 'string' } }, [1, 2]],
  ['$mod', { n: { $mod: [5, 0] } }, [5]],
  ['an ObjectId', { ref: id }, [3]],
  ['a Binary', { bytes: new Binary(Buffer.from([1, 2])) }, [4]],
  ['a Long beyond doubles', { n: Long.fromString('9007199254740993') }, [6]],
  ['a neighbour of a Long beyond doubles', { n: Long.fromString('9007199254740992') }, []],
  ['booleans', { flag: false }, [6]],
  ['$expr', { $expr: { $gt: ['$n', '$_id'] } }, [2, 5, 6]],
  ['$comment is no condition', { $comment: 'why', n: 1 }, [1]],
];

describe('queries', () => {
  let connection: Connection;
  let plain: Collection<Document>;
  let indexed: Collection<Document>;

  beforeAll(async () => {
    connection = await connectForTest();
    plain = connection.db.collection<Document>('plain');
    indexed = connection.db.collection<Document>('indexed');
    await indexed.createIndexes(['n', 's', 'tags', 'at', 'o', 'items.k', 'ref', 'flag'].map((path) => ({ key: { [path]: 1 } })));
    await indexed.createIndex({ 'items.v': -1, n: -1 });
    for (const collection of [plain, indexed]) await collection.insertMany(DOCS.map((doc) => ({ ...doc }) as never));
  });
  afterAll(() => connection.close());

  const found = async (collection: Collection<Document>, filter: Document) =>
    (await collection.find(filter).project({ _id: 1 }).toArray()).map(({ _id }) => _id as number).sort((a, b) => a - b);

  it.each(CASES)('%s', async (_name, filter, ids) => {
    expect(await found(plain, filter)).toEqual(ids);
  });

  it.each(CASES)('%s, with indexes', async (_name, filter, ids) => {
    expect(await found(indexed, filter)).toEqual(ids);
  });

  const sortedIds = async (collection: Collection<Document>, sort: Record<string, 1 | -1>) =>
    (await collection.find().sort(sort).project({ _id: 1 }).toArray()).map(({ _id }) => _id as number);

  it('sorts by type, then value; missing counts as null', async () => {
    expect(await sortedIds(plain, { n: 1, _id: 1 })).toEqual([3, 4, 1, 2, 5, 6]);
    expect(await sortedIds(plain, { n: -1, _id: 1 })).toEqual([6, 5, 2, 1, 3, 4]);
    expect(await sortedIds(plain, { s: 1 })).toEqual([6, 3, 1, 5, 2, 4]);
  });

  it('sorts arrays by their least element upwards and their greatest downwards', async () => {
    expect(await sortedIds(plain, { tags: 1, _id: 1 })).toEqual([3, 5, 6, 4, 1, 2]);
    const downwards = await plain
      .find({ _id: { $ne: 3 as never } })
      .sort({ tags: -1, _id: 1 })
      .toArray();
    expect(downwards.map(({ _id }) => _id)).toEqual([1, 2, 4, 5, 6]);
  });

  it('gives the same order through an index', async () => {
    for (const sort of [{ n: 1, _id: 1 }, { s: -1 }, { at: 1, _id: 1 }] as Record<string, 1 | -1>[]) {
      expect(await sortedIds(indexed, sort)).toEqual(await sortedIds(plain, sort));
    }
  });

  it('skips, limits and projects', async () => {
    const page = await plain.find().sort({ _id: 1 }).skip(1).limit(2).project({ s: 1 }).toArray();
    expect(page).toEqual([
      { _id: 2, s: 'b' },
      { _id: 3, s: 'B' },
    ]);
    expect(await plain.findOne({ _id: 1 as never }, { projection: { _id: 0, 'items.k': 1, 'o.x': 1 } })).toEqual({
      o: { x: 1 },
      items: [{ k: 1 }, { k: 2 }],
    });
    expect(await plain.findOne({ _id: 2 as never }, { projection: { items: 0, tags: 0, 'o.x': 0 } })).toEqual({
      _id: 2,
      n: 2.5,
      s: 'b',
      at: new Date(2000),
      o: { y: 2 },
    });
    expect(await plain.findOne({ _id: 1 as never }, { projection: { items: { $elemMatch: { v: 9 } } } })).toEqual({
      _id: 1,
      items: [{ k: 2, v: 9 }],
    });
    expect(await plain.findOne({ _id: 1 as never, 'items.v': 9 }, { projection: { 'items.$': 1 } })).toEqual({
      _id: 1,
      items: [{ k: 2, v: 9 }],
    });
    expect((await plain.findOne({ _id: 4 as never }, { projection: { tags: { $slice: -2 } } }))?.tags).toEqual([5, 10]);
  });

  it('counts and lists distinct values', async () => {
    expect(await plain.countDocuments({ tags: 'red' })).toBe(2);
    // Some stores tell what their last statistics say.
    expect(typeof (await plain.estimatedDocumentCount())).toBe('number');
    expect(await plain.distinct('tags', { _id: { $lte: 2 as never } })).toEqual(['blue', 'red']);
  });

  it('hands results out in batches', async () => {
    const many = connection.db.collection<Document>('many');
    await many.insertMany(Array.from({ length: 1_000 }, (_, i) => ({ _id: i as never })));
    const seen: unknown[] = [];
    for await (const { _id } of many.find().sort({ _id: 1 }).batchSize(7)) seen.push(_id);
    expect(seen).toEqual(Array.from({ length: 1_000 }, (_, i) => i));
    const cursor = many.find().batchSize(2);
    await cursor.next();
    await cursor.close();
  });

  it.each([
    ['an operator', { n: { $foo: 1 } }],
    ['a top-level operator', { $foo: [] }],
    ['a broken $in', { n: { $in: 1 } }],
  ])('refuses %s that is unknown or wrong', async (_name, filter) => {
    await expect(plain.find(filter as never).toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('refuses an unknown command', async () => {
    await expect(connection.db.command({ frobnicate: 1 })).rejects.toMatchObject({ code: 59 });
  });
});
