import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of the project's package.json, which stands in a folder above both sources and build. */
export function packageVersion(folder: string): string {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (name === 'linli') return version;
  } catch {
    // not this folder
  }
  if (dirname(folder) === folder) throw new Error('There is no package.json of linli above the gateway.');
  return packageVersion(dirname(folder));
}
