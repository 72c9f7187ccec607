import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

/** A stamp remembers in a generated folder what that folder was made from. */
export const hasStamp = (file, value) => readOrNothing(inProject(file)) === value;

/** Leaves the stamp; call it only when the folder is complete. */
export const leaveStamp = (file, value) => writeFileSync(inProject(file), value);

/** The text of a file, or undefined where there is none. */
export function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
