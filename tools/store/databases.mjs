import { fill } from '../dead-letters/texts.mjs';

const OF_THE_SERVER = ['admin', 'local', 'config'];

/** The names of the databases to copy; throws a sentence where one of those asked for is not there, or none is. */
export async function databasesOf(client, only, texts) {
  const { databases } = await client.db('admin').command({ listDatabases: 1, nameOnly: true });
  const names = databases.map(({ name }) => name).filter((name) => !OF_THE_SERVER.includes(name));
  const missing = only?.find((name) => !names.includes(name));
  if (missing !== undefined) throw new Error(fill(texts.noDatabase, { database: missing }));
  const chosen = only ?? names;
  if (chosen.length === 0) throw new Error(texts.nothingThere);
  return [...new Set(chosen)];
}

/** The collections of a database with their options; views and the server's own are left out. */
export async function collectionsOf(db) {
  const all = await db.listCollections().toArray();
  const kept = all.filter(({ name, type }) => type !== 'view' && !name.startsWith('system.'));
  return kept.map(({ name, options = {} }) => ({ name, options })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Drops the databases on the target if they may be replaced; throws a sentence where one has documents otherwise. */
export async function makeRoom(client, names, { replace, texts }) {
  for (const name of names) {
    const db = client.db(name);
    if (replace) await db.dropDatabase();
    else if (await hasDocuments(db)) throw new Error(fill(texts.targetHasDocuments, { database: name }));
  }
}

async function hasDocuments(db) {
  for (const { name } of await collectionsOf(db))
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return true;
  return false;
}
