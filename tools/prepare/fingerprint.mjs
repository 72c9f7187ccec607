import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { inProject, root } from './project.mjs';

/** Changes when any of the named files, or any file below the named folders, changes; what does not exist counts as empty. */
export function fingerprint(names, isOfInterest = () => true) {
  const hash = createHash('sha256');
  for (const path of names.flatMap((name) => filesAt(inProject(name))).filter(isOfInterest)) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The files at or below a path, in a stable order; dependencies and hidden files left out. */
export function filesAt(path) {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind?.isDirectory()) return kind ? [path] : [];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesAt(`${path}/${name}`));
}
