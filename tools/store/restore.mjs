import { existsSync, rmSync } from 'node:fs';
import { fill } from '../dead-letters/texts.mjs';
import { checkBackup } from './check.mjs';
import { alone, dataFile, hasData, portOfRunning, storeFolder } from './folder.mjs';
import { fileOf, parsed } from './order.mjs';
import { besideOf, copyDurably, putInPlace } from './place.mjs';
import { textsFor } from './texts.mjs';

const options = { replace: { type: 'boolean' }, check: { type: 'boolean' } };

/** npm run restore: makes a backup the embedded store's data; see --help. */
export async function main(args) {
  const texts = textsFor(process.env);
  const { values, positionals } = parsed(args, options, texts);
  if (values.help) return console.log(texts.restoreHelp);
  const file = fileOf(positionals, process.env, texts);
  if (!existsSync(file)) throw new Error(fill(texts.noFile, { file }));
  const folder = storeFolder(process.env);
  await alone(folder, () => (values.check ? check : restore)(file, folder, { ...values, texts }), texts);
}

async function check(file, folder, { texts }) {
  console.log(fill(texts.checked, { ...(await checkBackup(file, folder, texts)), file }));
}

async function restore(file, folder, { replace, texts }) {
  await demandFree(folder, { replace, texts });
  const found = await checkBackup(file, folder, texts);
  const beside = besideOf(folder);
  try {
    copyDurably(file, dataFile(beside));
    await demandFree(folder, { replace, texts });
    const aside = putInPlace(dataFile(beside), folder);
    console.log(fill(texts.restored, { ...found, file }));
    if (aside) console.log(fill(texts.keptAside, { aside }));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Throws a sentence unless the folder is nobody's and empty, or its data may be replaced. */
export async function demandFree(folder, { replace, texts }) {
  if (await portOfRunning(folder)) throw new Error(fill(texts.running, { folder }));
  if (hasData(folder) && !replace) throw new Error(fill(texts.folderHasData, { folder }));
}
