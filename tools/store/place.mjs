import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFile, hasData } from './folder.mjs';

const OF_THE_PROCESS = ['open-by.json', 'lock.mdb'];

/** What the store notes about the data file that it closed; of no use beside another. */
const OF_THE_FILE = ['lock.mdb', 'closed.json'];

/** What an older data file may still lack. Removed last: with that file it is needed, beside another one the store refuses it. */
const OF_THE_OLD_FILE = ['journal-0', 'journal-1'];

/** An empty folder beside the store, for what is on its way; what an interrupted command left there is removed. */
export function besideOf(folder) {
  const beside = `${folder}-incoming`; // no dot: lmdb takes a name with one for a file
  fs.rmSync(beside, { recursive: true, force: true });
  fs.mkdirSync(beside, { recursive: true, mode: 0o700 });
  return beside;
}

/** Copies a file; it is on the disk when this returns. */
export function copyDurably(from, to) {
  fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
  fs.chmodSync(to, 0o600);
  sync(to, 'r+');
}

/**
 * Makes the file the store's data in one step: whenever this is interrupted the folder holds the old data or the new. Returns the
 * folder that keeps the old, undefined if there was none.
 */
export function putInPlace(file, folder) {
  fs.mkdirSync(folder, { recursive: true });
  const aside = hasData(folder) ? keepAside(folder) : undefined;
  for (const name of OF_THE_FILE) fs.rmSync(join(folder, name), { force: true });
  fs.renameSync(file, dataFile(folder));
  syncFolder(folder);
  for (const name of OF_THE_OLD_FILE) fs.rmSync(join(folder, name), { force: true });
  for (const changed of [folder, dirname(folder)]) syncFolder(changed);
  return aside;
}

/** The old data gets a second name; the rename that follows takes the first one away from it. */
function keepAside(folder) {
  const aside = `${folder}.before-restore-${new Date().toISOString().replace(/[-:.]/g, '')}`;
  fs.mkdirSync(aside, { mode: 0o700 });
  const files = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files) if (!OF_THE_PROCESS.includes(name)) nameAlso(join(folder, name), join(aside, name));
  syncFolder(aside);
  return aside;
}

function nameAlso(file, name) {
  try {
    fs.linkSync(file, name);
  } catch {
    copyDurably(file, name); // a file system without hard links
  }
}

/** Windows does not open folders, and needs no flush of them. */
function syncFolder(folder) {
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path, flags) {
  const descriptor = fs.openSync(path, flags);
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
