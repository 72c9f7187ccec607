import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { keysIn } from './keys';
import { PersonalDataSettings } from './personal-data-settings';

/** The key file holds something else; the message is for the person who started us. */
export class KeyFileDamaged extends Error {
  override readonly name = 'KeyFileDamaged';

  constructor(file: string) {
    super(
      `${file} does not hold PERSONAL_DATA_KEYS and PERSONAL_DATA_LOOKUP_KEY: put it back from where you keep it. At a first start, with nothing stored yet, remove it.`,
    );
  }
}

/** The keys of this data folder, made at the first start and safe on the disk when this resolves; only their owner can read the file. */
export async function personalDataKeysOf(folder: string): Promise<PersonalDataSettings> {
  const file = join(folder, 'personal-data-keys');
  try {
    return await written(file, passingKeys());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return settingsIn(await readFile(file, 'utf8'), file);
  }
}

/** Keys that nobody has yet, with an id that no other keys have: who has lost them is told so, rather than that data is broken. */
export const passingKeys = (): PersonalDataSettings => ({
  PERSONAL_DATA_KEYS: `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`,
  PERSONAL_DATA_LOOKUP_KEY: randomBytes(32).toString('base64'),
});

/** In the form of an environment file, so that an operator can give it to the apps when they become processes of their own. */
async function written(file: string, settings: PersonalDataSettings): Promise<PersonalDataSettings> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(
      Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  return settings;
}

function settingsIn(text: string, file: string): PersonalDataSettings {
  const { PERSONAL_DATA_KEYS = '', PERSONAL_DATA_LOOKUP_KEY = '' } = parseEnv(text);
  if (!keysIn(PERSONAL_DATA_KEYS) || !keysIn(`k:${PERSONAL_DATA_LOOKUP_KEY}`)) throw new KeyFileDamaged(file);
  return { PERSONAL_DATA_KEYS, PERSONAL_DATA_LOOKUP_KEY };
}
