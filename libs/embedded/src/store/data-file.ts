import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { META } from './data-pages';
import { Disk } from './disk';
import { type Inventory, verify } from './verify';

/*
 * Whether the file of a data folder can be trusted. After a clean stop a note of its size and time says so; after anything else (a crash,
 * a copy, a restored disk) everything in it is read once before it is served.
 */

const MAGIC = 0xbeefc0de;
const CHECKER = join(__dirname, 'check.js');

const fileIn = (folder: string): string => join(folder, 'data.mdb');
const noteIn = (folder: string): string => join(folder, 'closed.json');

/** Notes that the folder was closed in good order; where there is no room for the note, the next start reads it through. */
export function noteClosed(folder: string): void {
  try {
    writeFileSync(noteIn(folder), JSON.stringify(stateOf(folder)));
  } catch {
    rmSync(noteIn(folder), { force: true });
  }
}

function stateOf(folder: string): { size: number; changed: number } {
  const { size, mtimeMs } = statSync(fileIn(folder));
  return { size, changed: mtimeMs };
}

/** Resolves if the folder is empty or sound; rejects with one sentence if its file is damaged. */
export async function demandSound(folder: string): Promise<void> {
  if (!existsSync(fileIn(folder))) return;
  const clean = wasClosed(folder);
  rmSync(noteIn(folder), { force: true });
  if (clean) return;
  demandHeader(folder);
  await check(folder).catch((error: Error) => {
    throw damaged(folder, error.message);
  });
}

function wasClosed(folder: string): boolean {
  try {
    return readFileSync(noteIn(folder), 'utf8') === JSON.stringify(stateOf(folder));
  } catch {
    return false;
  }
}

function damaged(folder: string, why: string): Error {
  return new Error(`The data folder ${folder} is damaged and is not opened; restore a backup. ${why}`);
}

/** A file that was cut off is filled up to its length, so that what is missing reads as damage and not as a crash. */
function demandHeader(folder: string): void {
  const file = fileIn(folder);
  const head = Buffer.alloc(META.end);
  const handle = openSync(file, 'r');
  const read = readSync(handle, head, 0, META.end, 0);
  closeSync(handle);
  if (read < META.end || head.readUInt32LE(META.magic) !== MAGIC) throw damaged(folder, 'Its file has no header.');
  const length = (Number(head.readBigUInt64LE(META.lastPage)) + 1) * head.readUInt32LE(META.pageSize);
  const { size } = statSync(file);
  if (size < length && length < size + 2 ** 40) truncateSync(file, length);
}

/** Reads a folder through that nobody has open; in a process of its own where the built program is there: what a damaged file does to the reader must not end the server. */
export async function check(folder: string): Promise<Inventory> {
  if (!existsSync(CHECKER)) return checkHere(folder);
  const checker = promisify(execFile)(process.execPath, [CHECKER, folder]);
  const { stdout } = await checker.catch(({ signal, stderr }: { signal?: string; stderr?: string }) => {
    // LMDB says more in lines of its own before.
    throw new Error(signal ? `Reading it ended with ${signal}.` : String(stderr).trim().split('\n').at(-1));
  });
  return JSON.parse(stdout) as Inventory;
}

/** Reads everything in a folder that nobody has open; rejects with a sentence about what is wrong. */
export async function checkHere(folder: string): Promise<Inventory> {
  const disk = new Disk(folder);
  try {
    return verify(disk, { deep: false });
  } finally {
    await disk.close();
  }
}
