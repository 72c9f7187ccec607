import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFileDamaged, personalDataKeysOf } from './key-file';

describe('the key file of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const file = () => join(folder, 'personal-data-keys');

  it('is made once, for its owner alone, and read from then on', async () => {
    const first = await personalDataKeysOf(folder);
    expect(first.PERSONAL_DATA_KEYS).toMatch(/^k[\da-f]{8}:.{44}$/);
    expect(await personalDataKeysOf(folder)).toEqual(first);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('can be given to processes as their environment, and takes a further key', async () => {
    const { PERSONAL_DATA_KEYS: old } = await personalDataKeysOf(folder);
    const text = await readFile(file(), 'utf8');
    const key = Buffer.alloc(32, 2).toString('base64');
    await writeFile(file(), text.replace('PERSONAL_DATA_KEYS=', `PERSONAL_DATA_KEYS=k2:${key},`));
    expect((await personalDataKeysOf(folder)).PERSONAL_DATA_KEYS).toBe(`k2:${key},${old}`);
  });

  it.each(['', 'PERSONAL_DATA_KEYS=k1:short\n'])(
    'is never replaced when it holds %j: its loss would be the loss of the data',
    async (text) => {
      await writeFile(file(), text);
      await expect(personalDataKeysOf(folder)).rejects.toThrow(KeyFileDamaged);
      expect(await readFile(file(), 'utf8')).toBe(text);
    },
  );
});
