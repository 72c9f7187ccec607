import { randomUUID } from 'node:crypto';
import { InvalidInput } from '@linli/contracts';
import fc from 'fast-check';
import { Connection, createConnection, Model, Schema } from 'mongoose';
import { orderNamed, Page, pageOf } from './paging';

interface Stall {
  readonly _id: string;
  readonly kind: string;
  readonly seats: number;
  readonly openedAt: Date;
  readonly name: { readonly en: string };
}

const StallSchema = new Schema<Stall>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    seats: { type: Number, required: true },
    openedAt: { type: Date, required: true },
    name: { en: { type: String, required: true } },
  },
  { collection: 'stalls', versionKey: false },
);
const KEYS = ['_id', 'seats', 'openedAt', 'name.en'] as const;
const SORTS = KEYS.flatMap((key) => [key, `-${key}`]);
const DAY = new Date('2026-03-02T04:00:00Z').getTime();

let connection: Connection;
let stalls: Model<Stall>;

beforeAll(async () => {
  const dbName = `test-${randomUUID().slice(0, 8)}`;
  connection = await createConnection(process.env.MONGODB_URI as string, { dbName }).asPromise();
  stalls = connection.model<Stall>('Stall', StallSchema);
  await stalls.init();
});
beforeEach(() => stalls.deleteMany({}));
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

/** Of few values, so that many are equal; the names in code that takes several bytes, and longer than a cursor holds. */
const anyStall = fc.record({
  _id: fc.uuid(),
  kind: fc.constantFrom('tea', 'books'),
  seats: fc.constantFrom(-1, 0, 2.5, 40),
  openedAt: fc.constantFrom(0, 1, 86_400_000).map((ms) => new Date(DAY + ms)),
  name: fc.record({ en: fc.constantFrom('Tea', 'tea', '茶', '茶'.repeat(120), `${'茶'.repeat(119)}馆`, "O'Hara & Söhne") }),
});

const keyOf = (stall: Stall, key: (typeof KEYS)[number]): string | number =>
  ({ _id: stall._id, seats: stall.seats, openedAt: stall.openedAt.getTime(), 'name.en': stall.name.en })[key];
const byKey = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);

function inOrder(some: readonly Stall[], sort: string): string[] {
  const [sign, key] = sort.startsWith('-') ? [-1, sort.slice(1)] : [1, sort];
  const compare = (one: Stall, other: Stall): number =>
    byKey(keyOf(one, key as 'seats'), keyOf(other, key as 'seats')) || byKey(one._id, other._id);
  return [...some].sort((one, other) => sign * compare(one, other)).map(({ _id }) => _id);
}

const page = (sort: string, asked: { limit?: number; after?: string }, filter = {}): Promise<Page<Stall>> =>
  pageOf(stalls, filter, { ...asked, ...orderNamed(sort) });

async function walked(sort: string, limit: number, filter = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const { items, next } = await page(sort, { limit, after }, filter);
    if (next !== undefined) expect([items.length, next.length <= 400]).toEqual([limit, true]);
    ids.push(...items.map(({ _id }) => _id));
    after = next;
  }
  return ids;
}

it('every order gives each document once, in that order, whatever is equal and however long a page is', async () => {
  const some = fc.uniqueArray(anyStall, { minLength: 1, maxLength: 25, selector: ({ _id }) => _id });
  await fc.assert(
    fc.asyncProperty(some, fc.constantFrom(...SORTS), fc.integer({ min: 1, max: 7 }), async (given, sort, limit) => {
      await stalls.deleteMany({});
      await stalls.insertMany(given);
      expect(await walked(sort, limit)).toEqual(inOrder(given, sort));
      const tea = given.filter(({ kind }) => kind === 'tea');
      expect(await walked(sort, limit, { kind: 'tea' })).toEqual(inOrder(tea, sort));
    }),
    { numRuns: 60 },
  );
});

describe('between two pages', () => {
  const stall = (_id: string, seats: number, en = 'Tea'): Stall => ({
    ...{ _id, kind: 'tea', seats, name: { en } },
    openedAt: new Date(DAY),
  });

  it('what comes or goes behind the border is there or not, and nothing else is lost or comes twice', async () => {
    await stalls.insertMany([stall('a', 1), stall('b', 2), stall('c', 2), stall('d', 3)]);
    const first = await page('seats', { limit: 2 });
    await stalls.deleteMany({ _id: { $in: ['b', 'd'] } });
    await stalls.insertMany([stall('aa', 2), stall('bb', 2), stall('e', 9)]);
    const rest = await page('seats', { after: first.next });
    expect([...first.items, ...rest.items].map(({ _id }) => _id)).toEqual(['a', 'b', 'bb', 'c', 'e']);
  });

  it('a border with a text that no cursor holds is found by its id, and refused once it is gone', async () => {
    await stalls.insertMany(['a', 'b', 'c'].map((id) => stall(id, 1, '茶'.repeat(120))));
    const { next } = await page('name.en', { limit: 1 });
    expect((await page('name.en', { after: next })).items.map(({ _id }) => _id)).toEqual(['b', 'c']);
    await stalls.deleteOne({ _id: 'a' });
    await expect(page('name.en', { after: next })).rejects.toMatchObject({ fields: [{ pointer: '#/after', rule: 'isCursor' }] });
  });

  it('the order cannot be changed', async () => {
    await stalls.insertMany([stall('a', 1), stall('b', 2), stall('c', 2)]);
    for (const sort of SORTS) {
      const { next } = await page(sort, { limit: 1 });
      for (const other of SORTS.filter((one) => one !== sort))
        await expect(page(other, { after: next })).rejects.toMatchObject({
          fields: [{ pointer: '#/after', rule: 'isCursorOfOrder' }],
        });
    }
  });

  it('a cursor of before there were orders goes on in the one that is asked for', async () => {
    await stalls.insertMany([stall('a', 1), stall('b', 2), stall('c', 2)]);
    const before = Buffer.from(JSON.stringify([2, 'b'])).toString('base64url');
    expect((await page('seats', { after: before })).items.map(({ _id }) => _id)).toEqual(['c']);
    expect((await page('-seats', { after: before })).items.map(({ _id }) => _id)).toEqual(['a']);
  });

  it.each<[string, unknown]>([
    ['no list', {}],
    ['too little', [1]],
    ['too much', [1, 'a', 'seats', 1]],
    ['a value of another kind', ['1', 'a', 'seats']],
    ['an operator', [{ $gt: 0 }, 'a', 'seats']],
    ['a time that is none', [{ at: 'tomorrow' }, 'a', 'seats']],
    ['an id that is none', [1, { $ne: 'a' }, 'seats']],
    ['an order that is none', [1, 'a', { $ne: 'seats' }]],
    ['somebody who is not there', [null, 'z', 'seats']],
    ['nothing', null],
  ])('a cursor that was made up is refused: %s', async (_what, told) => {
    const after = Buffer.from(JSON.stringify(told)).toString('base64url');
    await expect(page('seats', { after })).rejects.toThrow(InvalidInput);
  });

  it('so is what is no JSON, or none of base64', async () => {
    for (const after of ['x', '{}', '茶', Buffer.from('[1,"a"').toString('base64url')])
      await expect(page('seats', { after })).rejects.toThrow(InvalidInput);
  });
});
