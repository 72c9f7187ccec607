import type { Document, MongoClient } from 'mongodb';
import { BSON } from '../driver.mjs';

const { Binary, Decimal128, Double, Int32, Long, ObjectId } = BSON;
const NEVER = 10 * 365 * 86_400;

/** A document with a field of every type that the platform and its libraries write. */
const ofEveryType = (): Document => ({
  _id: new ObjectId(),
  ...{ int: new Int32(2), double: new Double(2), half: 2.5, long: Long.fromNumber(2), big: Long.MAX_VALUE },
  ...{ decimal: Decimal128.fromString('2.50'), at: new Date(), bytes: new Binary(Buffer.from('邻里')), none: null, yes: true },
  ...{
    list: [1, { z: 1, a: [] }, 'x'],
    names: new Map([
      ['z', 1],
      ['7', 2],
    ]),
    text: '邻里',
  },
});

const INDEXES = [
  { key: { int: 1, text: -1 }, name: 'compound' },
  { key: { number: 1 }, name: 'once', unique: true, sparse: true },
  { key: { code: 1 }, name: 'once-while-open', unique: true, partialFilterExpression: { open: true } },
  { key: { at: 1 }, name: 'for-ten-years', expireAfterSeconds: NEVER },
] as const;

/** Two databases: one with every type and kind of index and an empty collection, one with many documents. */
export async function plantSample(client: MongoClient, [first, second]: [string, string], many: number): Promise<void> {
  const kinds = client.db(first).collection('kinds');
  await kinds.insertMany([ofEveryType(), { _id: 'two', number: 1 } as Document, { _id: 2, open: true, code: 'a' } as Document]);
  await kinds.createIndexes(INDEXES.map((index) => ({ ...index, key: { ...index.key } })));
  await client.db(first).createCollection('empty');
  for (let from = 0; from < many; from += 1_000) {
    const documents = Array.from({ length: 1_000 }, (_, at) => ({ _id: from + at, text: 'x'.repeat(200) }) as Document);
    await client.db(second).collection('many').insertMany(documents);
  }
}

/** Everything in some databases: the documents in their bytes, by id, and the indexes by name. */
export async function contentsOf(client: MongoClient, names: string[]): Promise<Record<string, unknown>> {
  const contents: Record<string, unknown> = {};
  for (const name of names)
    for (const collection of await client.db(name).collections()) {
      const raw = (await collection.find({}, { raw: true }).toArray()) as unknown as Uint8Array[];
      const indexes = await collection.listIndexes().toArray();
      contents[collection.namespace] = {
        documents: raw.map((bytes) => Buffer.from(bytes).toString('hex')).toSorted((a, b) => a.localeCompare(b)),
        indexes: indexes.map(({ v, ns, ...index }) => index).toSorted((a, b) => String(a.name).localeCompare(String(b.name))),
      };
    }
  return contents;
}
