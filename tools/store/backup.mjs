import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fill } from '../dead-letters/texts.mjs';
import { administer, uriOfPort } from './driver.mjs';
import { alone, hasData, portOfRunning, storeFolder } from './folder.mjs';
import { fileOf, parsed } from './order.mjs';
import { withStore } from './server.mjs';
import { textsFor } from './texts.mjs';

/** npm run backup: one file with everything the embedded store holds at one moment; see --help. */
export async function main(args) {
  const texts = textsFor(process.env);
  const { values, positionals } = parsed(args, {}, texts);
  if (values.help) return console.log(texts.backupHelp);
  const to = fileOf(positionals, process.env, texts);
  if (existsSync(to)) throw new Error(fill(texts.fileExists, { file: to }));
  if (!existsSync(dirname(to))) throw new Error(fill(texts.noFolder, { folder: dirname(to) }));
  const written = await backUp(storeFolder(process.env), to, texts);
  console.log(fill(texts.backedUp, { ...written, megabytes: (written.bytes / 1e6).toFixed(1), file: to }));
}

/** By the store that runs on the folder, else by one started for it. */
async function backUp(folder, to, texts) {
  const write = (uri) => administer(uri, { linliBackup: 1, to }, texts);
  const port = await portOfRunning(folder);
  if (port) return write(uriOfPort(port));
  if (!hasData(folder)) throw new Error(fill(texts.noStore, { folder }));
  await prepared();
  return alone(folder, () => withStore(folder, write), texts);
}

/** Only here: under a platform that runs, nothing is built anew. */
async function prepared() {
  const { prepare } = await import('../prepare/prepare.mjs');
  await prepare();
}
