import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { fill } from '../dead-letters/texts.mjs';
import { administer } from './driver.mjs';
import { dataFile } from './folder.mjs';
import { besideOf, copyDurably } from './place.mjs';
import { StartError, withStore } from './server.mjs';

const MAGIC = 0xbeefc0de;
const MAGIC_AT = 24;

/** Opens a copy of the file with the store as it is built now and lets it verify every part; throws a sentence, or tells what is in it. */
export async function checkBackup(file, folder, texts) {
  if (!isLmdb(file)) throw new Error(fill(texts.notBackup, { file }));
  const trial = besideOf(folder);
  try {
    copyDurably(file, dataFile(trial));
    const found = await withStore(trial, (uri) => administer(uri, { linliCheck: 1 }, texts));
    if (found.collections === 0) throw new Error(fill(texts.emptyBackup, { file }));
    return found;
  } catch (error) {
    throw sentenceFor(error, { file, trial, texts });
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

/** A file of another kind could pass for an empty store, or end the store's process. */
function isLmdb(file) {
  const head = Buffer.alloc(MAGIC_AT + 4);
  const descriptor = openSync(file, 'r');
  try {
    return readSync(descriptor, head) === head.length && head.readUInt32LE(MAGIC_AT) === MAGIC;
  } finally {
    closeSync(descriptor);
  }
}

/** What the driver and the store say is about the file; every other error is told as it is. */
function sentenceFor(error, { file, trial, texts }) {
  const ofStore = error instanceof StartError;
  if (ofStore && /newer version/.test(error.message)) return new Error(fill(texts.newerBackup, { file }));
  if (!ofStore && !error.name.startsWith('Mongo')) return error;
  return new Error(fill(texts.damaged, { file, reason: error.message.replaceAll(trial, file) }));
}
