import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inProject } from './project.mjs';
import { run, withProgress } from './run.mjs';
import { hasStamp, leaveStamp } from './stamp.mjs';

const SOURCES = ['apps', 'libs', '.swcrc', 'tsconfig.json', 'package-lock.json'];
const STAMP = '.built-from';
const NOT_BUILT = ['**/*.spec.ts', '**/*.md', '**/tsconfig*.json', 'apps/web/**'];

const sources = () => fingerprint(SOURCES, (path) => !path.endsWith('.spec.ts'));

/** Whether dist was made from the sources as they are now. */
export const isBuilt = () => hasStamp(`dist/${STAMP}`, sources());

/** Builds beside dist and then takes its place: a failed build leaves dist as it was. */
export async function build() {
  const made = sources();
  await withProgress('building apps and libs into dist', () => compileInto('dist.new'));
  leaveStamp(`dist.new/${STAMP}`, made);
  remove('dist.old');
  if (existsSync(inProject('dist'))) renameSync(inProject('dist'), inProject('dist.old'));
  renameSync(inProject('dist.new'), inProject('dist'));
  remove('dist.old');
}

async function compileInto(folder) {
  remove(folder);
  mkdirSync(inProject(folder));
  const { code, output } = await run(process.execPath, [
    inProject('node_modules/@swc/cli/bin/swc.js'),
    ...['apps', 'libs', '--out-dir', folder, '--config-file', '.swcrc', '--copy-files'],
    ...NOT_BUILT.flatMap((pattern) => ['--ignore', pattern]),
  ]);
  if (code === 0) return;
  remove(folder);
  throw new Error(`${output.trim()}\nThe build failed; dist is as it was.`);
}

const remove = (name) => rmSync(inProject(name), { recursive: true, force: true });
