import { randomBytes, randomUUID } from 'node:crypto';
import mongoose, { Connection, Model, Schema } from 'mongoose';
import { assertOpens } from './assert-opens';
import { Keyring, UnknownKey } from './keyring';
import { ResealProgress, reseal } from './reseal';
import { SealedFields } from './sealed-fields';
import { keyIdOf, SealBroken } from './sealed-text';

interface Person {
  readonly _id: string;
  readonly phone: string;
  readonly identity?: string;
  readonly name: string;
}

const PEOPLE = 450;
const [k1, k2] = [randomBytes(32), randomBytes(32)];
const before = new Keyring(new Map([['k1', k1]]), k1);
const during = new Keyring(
  new Map([
    ['k2', k2],
    ['k1', k1],
  ]),
  k1,
);
const after = new Keyring(new Map([['k2', k2]]), k1);

const fields = new SealedFields<Person>('people', ['phone', 'identity']);
const idOf = (number: number): string => `p${String(number).padStart(4, '0')}`;
const aPerson = (number: number): Person => ({
  _id: idOf(number),
  phone: String(13_900_000_000 + number),
  name: `居民${number}`,
  ...(number % 2 === 0 && { identity: '11010519491231002X' }),
});

describe('resealing', () => {
  let connection: Connection;
  let people: Model<Person>;

  beforeAll(async () => {
    connection = await mongoose
      .createConnection(process.env.MONGODB_URI as string, { dbName: `test-${randomUUID()}` })
      .asPromise();
    const text = { type: String };
    people = connection.model<Person>('Person', new Schema<Person>({ _id: text, phone: text, identity: text, name: text }));
  });
  beforeEach(async () => {
    await people.deleteMany({});
    const sealed = Array.from({ length: PEOPLE }, (_, number) => fields.seal(aPerson(number), before));
    await people.insertMany(sealed);
  });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  const all = () => people.find({}).sort({ _id: 1 }).lean<Person[]>();
  const read = async (id: string, keyring: Keyring) => fields.open((await people.findById(id).lean<Person>()) as Person, keyring);

  it('changes the key of every document while they are read', async () => {
    let running = true;
    const readings: string[] = [];
    const reader = async () => {
      for (let number = 0; running; number = (number + 37) % PEOPLE) readings.push((await read(idOf(number), during)).phone);
    };
    const reading = reader();
    const done = await reseal({ model: people, fields, keyring: during });
    running = false;
    await reading;
    expect(done).toEqual({ looked: PEOPLE, resealed: PEOPLE, failed: 0, failures: [], after: idOf(PEOPLE - 1) });
    expect(readings.length).toBeGreaterThan(0);
    expect(readings).toEqual(readings.map((_, at) => String(13_900_000_000 + ((at * 37) % PEOPLE))));
    const stored = await all();
    expect(new Set(stored.flatMap(({ phone, identity }) => [phone, identity ?? phone]).map(keyIdOf))).toEqual(new Set(['k2']));
    expect(stored.map((person) => fields.open(person, after)).map(({ phone }) => phone)).toEqual(
      stored.map((_, number) => String(13_900_000_000 + number)),
    );
  });

  it('goes on from where it was stopped, in batches, and has nothing to do the second time', async () => {
    const told: ResealProgress[] = [];
    const stop = (progress: ResealProgress) => {
      told.push(progress);
      if (told.length === 1) throw new Error('stopped');
    };
    await expect(reseal({ model: people, fields, keyring: during, told: stop })).rejects.toThrow('stopped');
    expect(told[0]).toMatchObject({ looked: 200, resealed: 200, after: idOf(199) });
    const done = await reseal({ model: people, fields, keyring: during, from: told[0], told: stop });
    expect(done).toMatchObject({ looked: PEOPLE, resealed: PEOPLE });
    expect(told.map(({ looked }) => looked)).toEqual([200, 400, PEOPLE]);
    expect(await reseal({ model: people, fields, keyring: during })).toMatchObject({ looked: PEOPLE, resealed: 0 });
  });

  it('does not undo what somebody writes meanwhile', async () => {
    const changed = { ...aPerson(0), phone: '13911112222' };
    const overtaken = Object.assign(Object.create(people), {
      bulkWrite: async (...changes: Parameters<typeof people.bulkWrite>) => {
        if (changed.phone !== (await read(idOf(0), during)).phone)
          await people.replaceOne({ _id: idOf(0) }, fields.seal(changed, during));
        return people.bulkWrite(...changes);
      },
    }) as Model<Person>;
    const done = await reseal({ model: overtaken, fields, keyring: during });
    expect(done).toMatchObject({ looked: PEOPLE, resealed: PEOPLE - 1, failed: 0 });
    expect((await read(idOf(0), after)).phone).toBe('13911112222');
  });

  it('seals text that was never sealed', async () => {
    await people.replaceOne({ _id: idOf(7) }, aPerson(7));
    await reseal({ model: people, fields, keyring: during });
    expect(await read(idOf(7), after)).toMatchObject({ phone: '13900000007', name: '居民7' });
  });

  it('names the documents that do not open and does the others', async () => {
    const foreign = fields.seal({ ...aPerson(3), _id: idOf(4) }, before);
    await people.replaceOne({ _id: idOf(3) }, { ...foreign, _id: idOf(3) });
    const done = await reseal({ model: people, fields, keyring: during });
    expect(done).toMatchObject({ resealed: PEOPLE - 1, failed: 1, failures: [{ id: idOf(3) }] });
    expect(done.failures[0]?.why).toContain('people p0003');
  });

  it('is preceded by a look at the start, which tells of a key that is lost or another one', async () => {
    await expect(assertOpens({ model: people, fields }, during)).resolves.toBeUndefined();
    await expect(assertOpens({ model: people, fields }, after)).rejects.toThrow(UnknownKey);
    const another = new Keyring(new Map([['k1', k2]]), k1);
    await expect(assertOpens({ model: people, fields }, another)).rejects.toThrow(SealBroken);
    await people.deleteMany({});
    await expect(assertOpens({ model: people, fields }, after)).resolves.toBeUndefined();
  });
});
