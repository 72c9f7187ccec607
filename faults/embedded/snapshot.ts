import { EJSON } from 'bson';
import { Db, Document } from 'mongodb';
import { Violation, violation } from '../check/violation';
import { checkIndexes } from './check-indexes';
import { Stored } from './scene';

/** Every document of every collection, as text by its id. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads the whole database with scans. */
export async function snapshotOf(db: Db): Promise<Snapshot> {
  const all = new Map<string, Map<string, string>>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const documents = await db.collection<Document>(name).find({}).hint({ $natural: 1 }).toArray();
    all.set(name, new Map(documents.map((document) => [String(document._id), EJSON.stringify(document)])));
  }
  return all;
}

/** Where a store serves other data than the snapshot has, or indexes that do not lead to it. */
export async function differences(db: Db, snapshot: Snapshot): Promise<Violation[]> {
  const found: Violation[] = [];
  const is = await snapshotOf(db);
  for (const name of new Set([...snapshot.keys(), ...is.keys()])) {
    const [before, now] = [snapshot.get(name) ?? new Map<string, string>(), is.get(name) ?? new Map<string, string>()];
    const lost = [...before.keys()].filter((id) => !now.has(id)).length;
    const other = [...now].filter(([id, text]) => before.get(id) !== text).length;
    if (lost + other > 0)
      found.push(
        violation('I2', `${name} is served without ${lost} of ${before.size} documents, and with ${other} others`, 'lost'),
      );
    const collection = db.collection<Stored>(name);
    found.push(...(await checkIndexes(collection, await collection.find({}).hint({ $natural: 1 }).toArray())));
  }
  return found;
}
