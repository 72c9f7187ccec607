import { cp, open, readdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

const PAGE = 4_096;
const MOST_PAGES = 4;
/** They say who has the folder open; the store makes them anew. */
const LOCKS = /lock|open-by/;

const below = (limit: number): number => Math.floor(Math.random() * limit);

/** Copies a data folder and damages the copy as a disk does that tells lies; resolves with what was done, in words. */
export async function damagedCopy(folder: string, copy: string): Promise<string> {
  await cp(folder, copy, { recursive: true });
  const files = (await readdir(copy)).filter((name) => !LOCKS.test(name));
  const sized = await Promise.all(files.map(async (name) => ({ name, size: (await stat(join(copy, name))).size })));
  const damaged = sized.filter(({ size }) => size >= PAGE);
  const one = damaged[below(damaged.length)];
  if (!one) throw new Error('There is no file to damage.');
  const path = join(copy, one.name);
  return `${one.name} ${Math.random() < 0.5 ? await cutShort(path, one.size) : await blank(path, one.size)}`;
}

async function cutShort(path: string, size: number): Promise<string> {
  const left = below(size);
  await truncate(path, left);
  return `cut from ${size} to ${left} bytes`;
}

async function blank(path: string, size: number): Promise<string> {
  const pages = Array.from({ length: 1 + below(MOST_PAGES) }, () => below(Math.floor(size / PAGE)));
  const file = await open(path, 'r+');
  for (const page of pages) await file.write(Buffer.alloc(PAGE), 0, PAGE, page * PAGE);
  await file.close();
  return `with zeros in page ${pages.join(', ')} of ${Math.floor(size / PAGE)}`;
}
