import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from './disk';

const PAGE = 4096;
const ALL = { low: '\u0000', high: '\u00ff'.repeat(40) };
const JOURNALS = ['journal-0', 'journal-1'];

type Held = Record<string, string>;

const held = (disk: Disk): Held =>
  Object.fromEntries([...disk.entries('documents', ALL)].map(({ key, value }) => [key, String(value)]));

/** Writes what nobody can foresee, one `write` after another, and keeps a record of it. */
function scribble(disk: Disk, content: Held, { writes, bytes }: { writes: number; bytes: number }): void {
  for (let i = 0; i < writes; i++) {
    disk.write(() => {
      for (let change = 0; change < 5; change++) {
        const key = `k${Math.floor(Math.random() * 400)}`;
        if (Math.random() < 0.3) {
          disk.remove('documents', key);
          delete content[key];
        } else {
          content[key] = `${Math.random()}`.padEnd(Math.random() * bytes, 'x');
          disk.put('documents', key, Buffer.from(content[key]));
        }
      }
    });
  }
}

/** What a power loss may leave of a file: of each page what was flushed, or what was written since. */
function mixed(flushed: Buffer, written: Buffer): Buffer {
  const image = Buffer.alloc(Math.max(flushed.length, written.length));
  for (let at = 0; at < image.length; at += PAGE) {
    const from = Math.random() < 0.5 ? flushed : written;
    from.subarray(at, at + PAGE).copy(image, at);
  }
  return image;
}

describe('the journal', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'linli-journal-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** The folder as it is found after the power came back. */
  function powerLoss(folder: string, flushed: Buffer, name: string): string {
    const found = join(root, name);
    for (const file of JOURNALS) cpSync(join(folder, file), join(found, file));
    writeFileSync(join(found, 'data.mdb'), mixed(flushed, readFileSync(join(folder, 'data.mdb'))));
    return found;
  }

  async function contentOf(folder: string): Promise<Held> {
    const disk = new Disk(folder);
    const content = held(disk);
    await disk.close();
    return content;
  }

  async function losingPower(writes: number, check: (found: string, content: Held) => Promise<void>): Promise<void> {
    const folder = join(root, 'store');
    const disk = new Disk(folder);
    const content: Held = {};
    scribble(disk, content, { writes: 20, bytes: 6_000 });
    disk.settle();
    // A second one: the first may have ended one that was under way.
    disk.settle();
    const flushed = readFileSync(join(folder, 'data.mdb'));
    scribble(disk, content, { writes, bytes: 6_000 });
    for (let round = 0; round < 5; round++) await check(powerLoss(folder, flushed, `found-${round}`), content);
    expect(held(disk)).toEqual(content);
    await disk.close();
    expect(await contentOf(folder)).toEqual(content);
    expect(JOURNALS.filter((file) => existsSync(join(folder, file)))).toEqual([]);
  }

  it('has everything that was written after a power loss that left any mixture of old and new pages', () =>
    losingPower(30, async (found, content) => {
      expect(await contentOf(found)).toEqual(content);
    }));

  it('has everything also when power is lost while the data file is being flushed', () =>
    losingPower(200, async (found, content) => {
      expect(await contentOf(found)).toEqual(content);
    }));

  it('can lose power again while it catches up', () =>
    losingPower(200, async (found, content) => {
      const again = `${found}-again`;
      cpSync(found, again, { recursive: true });
      expect(await contentOf(again)).toEqual(content);
      const half = mixed(readFileSync(join(found, 'data.mdb')), readFileSync(join(again, 'data.mdb')));
      writeFileSync(join(found, 'data.mdb'), half);
      expect(await contentOf(found)).toEqual(content);
    }));

  it('drops a record that was torn, and nothing before it', async () => {
    const folder = join(root, 'store');
    const disk = new Disk(folder);
    disk.write(() => disk.put('documents', 'whole', Buffer.from('1')));
    disk.settle();
    disk.write(() => disk.put('documents', 'also', Buffer.from('2')));
    const flushed = readFileSync(join(folder, 'data.mdb'));
    disk.write(() => disk.put('documents', 'torn', Buffer.from('to be lost')));
    const found = powerLoss(folder, flushed, 'found');
    for (const file of JOURNALS) {
      const bytes = readFileSync(join(found, file));
      const at = bytes.indexOf('to be lost');
      if (at > 0) bytes.write('LOST', at);
      writeFileSync(join(found, file), bytes);
    }
    expect(await contentOf(found)).toEqual({ whole: '1', also: '2' });
    await disk.close();
  });

  it('forgets a write that was refused', async () => {
    const folder = join(root, 'store');
    const disk = new Disk(folder);
    disk.write(() => disk.put('documents', 'kept', Buffer.from('1')));
    const refused = () =>
      disk.write(() => {
        disk.put('documents', 'refused', Buffer.from('2'));
        throw new Error('no');
      });
    expect(refused).toThrow(/nothing of it was done: no/);
    disk.write(() => disk.put('documents', 'later', Buffer.from('3')));
    const found = powerLoss(folder, readFileSync(join(folder, 'data.mdb')), 'found');
    expect(await contentOf(found)).toEqual({ kept: '1', later: '3' });
    await disk.close();
  });

  it("refuses another folder's data file beside it", async () => {
    const folder = join(root, 'store');
    const disk = new Disk(folder);
    scribble(disk, {}, { writes: 20, bytes: 100 });
    disk.settle();
    scribble(disk, {}, { writes: 2, bytes: 100 });
    const other = join(root, 'other');
    await new Disk(other).close();
    for (const file of JOURNALS) cpSync(join(folder, file), join(other, file));
    expect(() => new Disk(other)).toThrow(/belongs to another data.mdb/);
    await disk.close();
  });
});
