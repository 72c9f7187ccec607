import { rmSync } from 'node:fs';
import { fill } from '../dead-letters/texts.mjs';
import { copyCollection } from './copy.mjs';
import { collectionsOf, databasesOf, makeRoom } from './databases.mjs';
import { demandAddress, withClient } from './driver.mjs';
import { alone, dataFile, hasData, portOfRunning, storeFolder } from './folder.mjs';
import { migrationOf, parsed } from './order.mjs';
import { besideOf, putInPlace } from './place.mjs';
import { comparison, progressOf } from './print.mjs';
import { withStore } from './server.mjs';
import { textsFor } from './texts.mjs';

const text = { type: 'string' };
const options = { to: text, from: text, only: text, replace: { type: 'boolean' } };

/** npm run migrate-store: everything from the embedded store to MongoDB, or back; see --help. */
export async function main(args) {
  const texts = textsFor(process.env);
  const given = parsed(args, options, texts);
  if (given.values.help) return console.log(texts.migrateHelp);
  const order = { ...migrationOf(given, texts), folder: storeFolder(process.env), texts };
  demandAddress(order.uri, texts);
  return alone(order.folder, () => (order.inward ? migrateIn : migrateOut)(order), texts);
}

async function migrateOut(order) {
  const { folder, uri, texts } = order;
  await demandStopped(order);
  if (!hasData(folder)) throw new Error(fill(texts.noStore, { folder }));
  return withStore(folder, (embedded) => migrate({ from: embedded, to: uri }, order));
}

/** Into a folder beside, which becomes the store's when all is equal. */
async function migrateIn(order) {
  const { folder, uri, replace, texts } = order;
  await demandStopped(order);
  if (hasData(folder) && !replace) throw new Error(fill(texts.folderHasData, { folder }));
  const beside = besideOf(folder);
  try {
    const code = await withStore(beside, (embedded) => migrate({ from: uri, to: embedded }, order));
    if (code !== 0) return code;
    await demandStopped(order);
    const aside = putInPlace(dataFile(beside), folder);
    if (aside) console.log(fill(texts.keptAside, { aside }));
    return code;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function demandStopped({ folder, texts }) {
  if (await portOfRunning(folder)) throw new Error(fill(texts.running, { folder }));
}

const migrate = ({ from, to }, order) =>
  withClient(from, (source) => withClient(to, (target) => copyAll(source, target, order), order.texts), order.texts);

/** Copies database by database and compares; 1 where something differs. */
async function copyAll(source, target, { only, replace, texts }) {
  const names = await databasesOf(source, only, texts);
  await makeRoom(target, names, { replace, texts });
  const rows = [];
  for (const database of names) {
    const [from, to] = [source.db(database), target.db(database)];
    for (const { name, options: created } of await collectionsOf(from)) {
      const told = await progressFor(from.collection(name), texts);
      rows.push(await copyCollection({ from: { db: from, name }, to: { db: to, name }, options: created }, told, texts));
    }
  }
  console.log(comparison(rows, texts));
  const differ = rows.filter(({ isEqual }) => !isEqual).length;
  console.log(differ > 0 ? fill(texts.differ, { differ }) : texts.allEqual);
  return differ > 0 ? 1 : 0;
}

async function progressFor(collection, texts) {
  return progressOf({ collection: collection.namespace, total: await collection.estimatedDocumentCount() }, texts);
}
