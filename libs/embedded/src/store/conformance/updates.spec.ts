import { type Collection, type Document, Int32, Long, ObjectId } from 'mongodb';
import { type Connection, connectForTest } from './connection';

type Case = [
  name: string,
  before: Document,
  update: Document | Document[],
  after: Document,
  options?: { filter?: Document; arrayFilters?: Document[] },
];

const CASES: Case[] = [
  ['$set', { a: 1 }, { $set: { b: 2 } }, { a: 1, b: 2 }],
  ['$set makes the documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set in an array by position, padding with null', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
  ['$unset', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 2 } }],
  ['$unset in an array leaves null', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
  ['$inc and $mul', { a: 1, b: 3 }, { $inc: { a: -2, c: 5 }, $mul: { b: 2, d: 7 } }, { a: -1, b: 6, c: 5, d: 0 }],
  ['$min and $max', { a: 5, b: 5 }, { $min: { a: 3, c: 1 }, $max: { b: 3 } }, { a: 3, b: 5, c: 1 }],
  ['$rename', { a: 1, b: { c: 2 } }, { $rename: { a: 'z', 'b.c': 'y', none: 'x' } }, { b: {}, z: 1, y: 2 }],
  ['$push', { l: [1] }, { $push: { l: 2, m: 1 } }, { l: [1, 2], m: [1] }],
  [
    '$push with $each, $sort and $slice',
    { l: [{ n: 3 }] },
    { $push: { l: { $each: [{ n: 1 }, { n: 2 }], $sort: { n: 1 }, $slice: 2 } } },
    { l: [{ n: 1 }, { n: 2 }] },
  ],
  ['$push with $position', { l: [1, 2] }, { $push: { l: { $each: [9], $position: 0 } } }, { l: [9, 1, 2] }],
  ['$push with $slice on a missing array', {}, { $push: { l: { $each: [3, 1, 2], $sort: 1, $slice: -2 } } }, { l: [2, 3] }],
  ['$addToSet', { l: [1, { a: 1 }] }, { $addToSet: { l: { $each: [1, { a: 1 }, 2] } } }, { l: [1, { a: 1 }, 2] }],
  [
    '$pull by value, condition and document',
    { l: [1, 5, 9], m: [{ a: 1, b: 1 }, { a: 2 }] },
    { $pull: { l: { $gt: 4 }, m: { a: 1 } } },
    { l: [1], m: [{ a: 2 }] },
  ],
  ['$pullAll', { l: [1, 2, 1, 3] }, { $pullAll: { l: [1, 3] } }, { l: [2] }],
  ['$pop', { l: [1, 2, 3], m: [1, 2] }, { $pop: { l: 1, m: -1 } }, { l: [1, 2], m: [2] }],
  ['$bit', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  ['the matched element', { l: [1, 5, 9] }, { $set: { 'l.$': 0 } }, { l: [1, 0, 9] }, { filter: { l: 5 } }],
  [
    'a field of the matched element',
    { l: [{ k: 1 }, { k: 2 }] },
    { $set: { 'l.$.v': 1 } },
    { l: [{ k: 1 }, { k: 2, v: 1 }] },
    { filter: { 'l.k': 2 } },
  ],
  ['all elements', { l: [{ n: 1 }, { n: 2 }] }, { $inc: { 'l.$[].n': 10 } }, { l: [{ n: 11 }, { n: 12 }] }],
  [
    'filtered elements',
    { l: [{ n: 1 }, { n: 2 }] },
    { $set: { 'l.$[big].n': 0 } },
    { l: [{ n: 1 }, { n: 0 }] },
    { arrayFilters: [{ 'big.n': { $gte: 2 } }] },
  ],
  ['a pipeline', { a: 2, b: 3 }, [{ $set: { c: { $add: ['$a', '$b'] } } }, { $unset: 'a' }], { b: 3, c: 5 }],
];

const WRONG: [string, Document, Document, number][] = [
  ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, 14],
  ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['two changes of one path', {}, { $set: { 'a.b': 1 }, $inc: { a: 1 } }, 40],
  ['an unknown operator', {}, { $frob: { a: 1 } }, 9],
  ['a change of _id', {}, { $set: { _id: 'other' } }, 66],
];

describe('updates', () => {
  let connection: Connection;
  let things: Collection<Document>;

  beforeAll(async () => {
    connection = await connectForTest();
    things = connection.db.collection<Document>('things');
  });
  afterAll(() => connection.close());

  it.each(CASES)('%s', async (_name, before, update, after, options = {}) => {
    const { insertedId: _id } = await things.insertOne({ ...before });
    const { filter, ...rest } = options;
    const result = await things.updateOne({ _id, ...filter }, update, rest);
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await things.findOne({ _id })).toEqual({ _id, ...after });
  });

  it.each(WRONG)('refuses %s and changes nothing', async (_name, before, update, code) => {
    const { insertedId: _id } = await things.insertOne({ ...before });
    await expect(things.updateOne({ _id }, update)).rejects.toMatchObject({ code });
    expect(await things.findOne({ _id })).toEqual({ _id, ...before });
  });

  it('counts a document that is already as asked as matched, not modified', async () => {
    const { insertedId: _id } = await things.insertOne({ a: 1, l: [1] });
    const result = await things.updateOne({ _id }, { $set: { a: 1 }, $addToSet: { l: 1 } });
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
  });

  it('sets $currentDate to the time of the write', async () => {
    const { insertedId: _id } = await things.insertOne({});
    await things.updateOne({ _id }, { $currentDate: { at: true } });
    const changed = await things.findOne({ _id });
    expect(Math.abs(Date.now() - Number(changed?.at))).toBeLessThan(60_000);
  });

  it('upserts from the equalities of the filter, $set and $setOnInsert', async () => {
    const filter = { kind: 'u', n: { $gt: 3 }, 'o.x': 1 };
    const made = await things.updateOne(filter, { $set: { a: 1 }, $setOnInsert: { n: 4 } }, { upsert: true });
    expect(made).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
    expect(await things.findOne({ _id: made.upsertedId! })).toEqual({ _id: made.upsertedId, kind: 'u', o: { x: 1 }, a: 1, n: 4 });
    const again = await things.updateOne(filter, { $set: { a: 2 }, $setOnInsert: { n: 9 } }, { upsert: true });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    expect((await things.findOne({ kind: 'u' }))?.n).toBe(4);
  });

  it('upserts a replacement with the _id of the filter', async () => {
    const _id = new ObjectId();
    await things.replaceOne({ _id }, { a: 1 }, { upsert: true });
    expect(await things.findOne({ _id })).toEqual({ _id, a: 1 });
    expect(await things.replaceOne({ _id }, { b: 1 })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await things.findOne({ _id })).toEqual({ _id, b: 1 });
  });

  it('updates and deletes many', async () => {
    await things.insertMany([1, 2, 3, 4].map((n) => ({ many: true, n })));
    expect(await things.updateMany({ many: true, n: { $gt: 1 } }, { $set: { big: true } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 3,
    });
    expect(await things.deleteOne({ many: true })).toMatchObject({ deletedCount: 1 });
    expect(await things.deleteMany({ many: true })).toMatchObject({ deletedCount: 3 });
  });

  it('finds one and changes it', async () => {
    const { insertedId: _id } = await things.insertOne({ n: 1, seats: 1 });
    const take = { $inc: { seats: -1 } };
    expect(await things.findOneAndUpdate({ _id, seats: { $gt: 0 } }, take)).toEqual({ _id, n: 1, seats: 1 });
    expect(await things.findOneAndUpdate({ _id, seats: { $gt: 0 } }, take)).toBeNull();
    expect(
      await things.findOneAndUpdate({ _id }, { $set: { n: 2 } }, { returnDocument: 'after', projection: { n: 1, _id: 0 } }),
    ).toEqual({ n: 2 });
    expect(await things.findOneAndReplace({ _id }, { m: 1 }, { returnDocument: 'after' })).toEqual({ _id, m: 1 });
    expect(await things.findOneAndDelete({ _id })).toEqual({ _id, m: 1 });
    expect(await things.findOneAndUpdate({ _id }, { $set: { again: 1 } }, { upsert: true, returnDocument: 'after' })).toEqual({
      _id,
      again: 1,
    });
  });

  it('keeps integers beyond doubles exact', async () => {
    const { insertedId: _id } = await things.insertOne({ n: Long.fromString('9007199254740993'), i: new Int32(1) });
    await things.updateOne({ _id }, { $inc: { n: Long.fromNumber(2) } });
    expect(String((await things.findOne({ _id }, { promoteLongs: false }))?.n)).toBe('9007199254740995');
  });

  it('tells which statements of an ordered and of an unordered batch failed', async () => {
    const batch = connection.db.collection<Document>('batch');
    const docs = () => [{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }] as never[];
    await expect(batch.insertMany(docs())).rejects.toMatchObject({ code: 11000, insertedCount: 1, writeErrors: [{ index: 1 }] });
    await batch.deleteMany({});
    await expect(batch.insertMany(docs(), { ordered: false })).rejects.toMatchObject({
      insertedCount: 3,
      writeErrors: [{ index: 1 }, { index: 3 }],
    });
  });

  it('does a mixed bulk', async () => {
    const bulk = connection.db.collection<Document>('bulk');
    const result = await bulk.bulkWrite([
      { insertOne: { document: { _id: 1 as never } } },
      { updateOne: { filter: { _id: 1 as never }, update: { $set: { a: 1 } } } },
      { updateOne: { filter: { _id: 2 as never }, update: { $set: { a: 2 } }, upsert: true } },
      { deleteOne: { filter: { _id: 1 as never } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      deletedCount: 1,
      upsertedIds: { 2: 2 },
    });
    expect(await bulk.find().toArray()).toEqual([{ _id: 2, a: 2 }]);
  });

  it('lets one of 50 have the last seat', async () => {
    const { insertedId: _id } = await things.insertOne({ seats: 1 });
    const taken = await Promise.all(
      Array.from({ length: 50 }, () => things.findOneAndUpdate({ _id, seats: { $gt: 0 } }, { $inc: { seats: -1 } })),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect((await things.findOne({ _id }))?.seats).toBe(0);
  });
});
