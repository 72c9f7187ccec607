import { createConnection, type Connection as Mongoose, Schema, type Types } from 'mongoose';
import { type Connection, connectForTest } from './connection';

interface Registration {
  _id: string;
  event: string;
  person: string;
  status: 'confirmed' | 'waiting';
  size: number;
  at: Date;
  notes: { text: string; by?: Types.ObjectId }[];
}

const schema = new Schema<Registration>(
  {
    _id: String,
    event: { type: String, required: true },
    person: { type: String, required: true },
    status: { type: String, enum: ['confirmed', 'waiting'], default: 'waiting' },
    size: { type: Number, default: 1 },
    at: Date,
    notes: [{ text: String, by: Schema.Types.ObjectId }],
  },
  { timestamps: true, optimisticConcurrency: true },
);
schema.index({ event: 1, person: 1 }, { unique: true });
schema.index({ event: 1, at: 1 }, { partialFilterExpression: { status: 'waiting' } });

describe('Mongoose', () => {
  let connection: Connection;
  let mongoose: Mongoose;
  const model = () => mongoose.model<Registration>('Registration', schema);

  beforeAll(async () => {
    connection = await connectForTest();
    mongoose = await createConnection(connection.uri, { dbName: connection.db.databaseName, autoIndex: false }).asPromise();
    await model().init();
    await model().syncIndexes();
  });
  afterEach(() => model().deleteMany({}));
  afterAll(async () => {
    await mongoose.close();
    await connection.close();
  });

  const aRegistration = (overrides: Partial<Registration> = {}) => ({
    _id: 'r1',
    event: 'e1',
    person: 'p1',
    at: new Date(0),
    notes: [{ text: 'x' }],
    ...overrides,
  });

  it('saves, finds and saves again', async () => {
    const registration = await model().create(aRegistration());
    registration.notes.push({ text: 'y' });
    registration.size = 3;
    await registration.save();
    const found = await model().findById('r1').lean();
    expect(found).toMatchObject({ size: 3, status: 'waiting', notes: [{ text: 'x' }, { text: 'y' }], __v: 1 });
    expect((await model().syncIndexes()).length).toBe(0);
  });

  it('notices that somebody else saved in between', async () => {
    await model().create(aRegistration());
    const [mine, theirs] = [(await model().findById('r1'))!, (await model().findById('r1'))!];
    await theirs.set({ size: 2 }).save();
    await expect(mine.set({ size: 4 }).save()).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('keeps a pair unique', async () => {
    await model().create(aRegistration());
    await expect(model().create(aRegistration({ _id: 'r2' }))).rejects.toMatchObject({
      code: 11000,
      keyPattern: { event: 1, person: 1 },
    });
  });

  it('rolls a transaction back, and the documents with it', async () => {
    const failed = mongoose.transaction(async (session) => {
      await new (model())(aRegistration()).save({ session });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await model().countDocuments()).toBe(0);
  });

  it('upserts, pages and walks through a cursor', async () => {
    await model().insertMany(
      Array.from({ length: 250 }, (_, i) => aRegistration({ _id: `r${i}`, person: `p${i}`, at: new Date(i), notes: [] })),
    );
    await model().updateOne({ event: 'e2', person: 'p' }, { $set: { size: 2 }, $setOnInsert: { _id: 'new' } }, { upsert: true });
    expect(await model().exists({ event: 'e2' })).toEqual({ _id: 'new' });
    const page = await model()
      .find({ event: 'e1', status: 'waiting', at: { $lt: new Date(100) } })
      .sort({ at: -1 })
      .limit(2)
      .select('person')
      .lean();
    expect(page).toEqual([
      { _id: 'r99', person: 'p99' },
      { _id: 'r98', person: 'p98' },
    ]);
    let seen = 0;
    for await (const _ of model().find({ event: 'e1' }).cursor({ batchSize: 50 })) seen += 1;
    expect(seen).toBe(250);
  });
});
