import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from '../dead-letters/texts.mjs';

/** The command was not given what it needs: exit code 2. */
export class UsageError extends Error {
  exitCode = 2;
}

/** The options that were given and the words beside them; `{ values: { help: true } }` where help is asked for. */
export function parsed(args, options, texts) {
  try {
    return parseArgs({ args, options: { ...options, help: { type: 'boolean' } }, allowPositionals: true });
  } catch {
    throw new UsageError(fill(texts.notUnderstood, { args: args.join(' ') }));
  }
}

/** The one file that is named, as an absolute path; npm starts us in the project's folder, wherever it was called. */
export function fileOf(positionals, environment, texts) {
  if (positionals.length !== 1) throw new UsageError(texts.oneFile);
  const { npm_lifecycle_event: byNpm, INIT_CWD: calledIn } = environment;
  return resolve(byNpm && calledIn ? calledIn : '.', positionals[0]);
}

/** Which way to migrate, to or from which store, and which databases; throws a sentence. */
export function migrationOf({ values, positionals }, texts) {
  const { to, from, only, replace = false } = values;
  if (positionals.length > 0 || !to === !from) throw new UsageError(texts.oneDirection);
  const names = only?.split(',').map((name) => name.trim());
  if (names?.some((name) => name === '')) throw new UsageError(texts.emptyOnly);
  return { inward: from !== undefined, uri: to ?? from, only: names, replace };
}
