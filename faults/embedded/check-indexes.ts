import { Collection, Sort } from 'mongodb';
import { Violation, violation } from '../check/violation';
import { Stored } from './scene';

const LOOKED_UP = 50;

/** Whether every index leads to the documents of the collection, all of them and no others. */
export async function checkIndexes(collection: Collection<Stored>, documents: readonly Stored[]): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const { name = '', key } of await collection.indexes()) {
    const through = await idsOf(
      collection
        .find({})
        .sort(key as Sort)
        .hint(name),
    );
    if (!areSame(through, documents))
      found.push(disagrees(collection, name, `${through.length} of ${documents.length} documents`));
    found.push(...(await lookUp(collection, name, { field: Object.keys(key)[0] as keyof Stored, documents })));
  }
  return found;
}

interface Looked {
  readonly field: keyof Stored;
  readonly documents: readonly Stored[];
}

async function lookUp(collection: Collection<Stored>, name: string, { field, documents }: Looked): Promise<Violation[]> {
  const found: Violation[] = [];
  const every = Math.max(1, Math.floor(documents.length / LOOKED_UP));
  for (const value of new Set(documents.filter((_, at) => at % every === 0).map((document) => document[field]))) {
    const through = await idsOf(collection.find({ [field]: value }).hint(name));
    const wanted = documents.filter((document) => document[field] === value);
    if (!areSame(through, wanted)) found.push(disagrees(collection, name, `${through.length} of ${wanted.length} with ${value}`));
  }
  return found;
}

const idsOf = async (cursor: ReturnType<Collection<Stored>['find']>): Promise<string[]> =>
  (await cursor.project<{ _id: string }>({ _id: 1 }).toArray()).map(({ _id }) => _id);

const areSame = (ids: readonly string[], documents: readonly Stored[]): boolean =>
  ids.length === documents.length && new Set([...ids, ...documents.map(({ _id }) => _id)]).size === documents.length;

const disagrees = ({ collectionName }: Collection<Stored>, index: string, what: string): Violation =>
  violation('I7', `the index ${index} of ${collectionName} does not agree with a scan: ${what}`);
