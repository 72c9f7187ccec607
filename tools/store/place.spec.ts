import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besideOf, copyDurably, putInPlace } from './place.mjs';

describe('data that takes its place', () => {
  let root: string;
  let folder: string;
  const incoming = (text: string) => {
    const file = join(besideOf(folder), 'data.mdb');
    writeFileSync(file, text);
    return file;
  };
  const data = (where = folder) => readFileSync(join(where, 'data.mdb'), 'utf8');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'linli-place-'));
    folder = join(root, 'store');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('needs no folder to be there', () => {
    expect(putInPlace(incoming('new'), folder)).toBeUndefined();
    expect(data()).toBe('new');
  });

  it('leaves the old beside', () => {
    mkdirSync(folder);
    for (const name of ['closed.json', 'data.mdb', 'journal-0', 'lock.mdb', 'open-by.json'])
      writeFileSync(join(folder, name), 'old');
    const aside = putInPlace(incoming('new'), folder)!;
    expect([data(), data(aside)]).toEqual(['new', 'old']);
    expect(readdirSync(aside)).toEqual(['closed.json', 'data.mdb', 'journal-0']);
    expect(readdirSync(folder)).toEqual(['data.mdb', 'open-by.json']);
  });

  it('leaves the old where it is when it comes to nothing', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'data.mdb'), 'old');
    expect(() => putInPlace(join(root, 'nowhere'), folder)).toThrow('ENOENT');
    expect(data()).toBe('old');
  });

  it('is for its owner only, and never overwrites', () => {
    const file = incoming('new');
    const copy = join(root, 'copy');
    copyDurably(file, copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(() => copyDurably(file, copy)).toThrow('EEXIST');
  });

  it('removes what an interrupted command left', () => {
    incoming('half');
    expect(readdirSync(besideOf(folder))).toEqual([]);
  });
});
