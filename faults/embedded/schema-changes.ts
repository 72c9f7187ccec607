import { IndexSpecification } from 'mongodb';
import { Scene, Stored, storedIn, TEMPORARY } from './scene';

/** The client that builds indexes and drops them; one, so that it knows which are there. */
export const BUILDER = 0;

const BUILT: readonly (readonly [string, IndexSpecification])[] = [
  ['by-client', { client: 1 }],
  ['by-n', { n: -1 }],
  ['by-both', { client: 1, n: 1 }],
];

/** Builds one of the indexes of `single`, or drops it where it is there. */
export async function buildIndex(scene: Scene): Promise<void> {
  const { ledger } = scene;
  const [name, key] = BUILT[Math.floor(Math.random() * BUILT.length)]!;
  const singles = storedIn(scene, 'single');
  if (ledger.indexes.has(name)) ledger.indexes.removed(name, (await ledger.attempt(() => singles.dropIndex(name))).outcome);
  else ledger.indexes.made(name, (await ledger.attempt(() => singles.createIndex(key, { name }))).outcome);
}

/** Makes a small collection with an index and a document; half of the time drops it again. */
export async function useCollection(scene: Scene, suffix: string): Promise<void> {
  const { db, ledger } = scene;
  const name = TEMPORARY + suffix;
  const made = await ledger.attempt(() => db.createCollection<Stored>(name));
  ledger.collections.made(name, made.outcome);
  if (made.outcome !== 'ok') return;
  await ledger.attempt(() => db.collection(name).createIndex({ copy: 1 }));
  const document = { _id: name, copy: name, client: 0, n: 0, padding: '' };
  const { outcome } = await ledger.attempt(() => db.collection<Stored>(name).insertOne(document));
  ledger.inTemporary.made(name, outcome);
  if (outcome === 'ok' && Math.random() < 0.5)
    ledger.collections.removed(name, (await ledger.attempt(() => db.collection(name).drop())).outcome);
}
