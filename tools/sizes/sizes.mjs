import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesAt } from '../prepare/fingerprint.mjs';
import { inProject, root } from '../prepare/project.mjs';
import { measure } from './measure.mjs';

const FOLDERS = ['apps', 'libs', 'e2e', 'bench', 'faults', 'tools'];
// Jest's set-up files must have a default export; nothing else may.
const NOT_MEASURED = /\/tools\/test\/global-|\/dist\/|\/public\//;

/** npm run sizes: the statistics, and every place that breaks a limit. */
export function main() {
  const files = FOLDERS.flatMap((folder) => filesAt(inProject(folder)))
    .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && !NOT_MEASURED.test(path))
    .map((path) => ({ path: relative(root, path), ...measure(path, readFileSync(path, 'utf8')) }));
  const isTest = ({ path }) => /\.spec\.ts$/.test(path);
  console.log(
    summary(
      'code',
      files.filter((file) => !isTest(file)),
    ),
  );
  console.log(summary('tests', files.filter(isTest)));
  const broken = files.flatMap(({ path, violations }) => violations.map(({ line, what }) => `${path}:${line}  ${what}`));
  for (const line of broken) console.log(line);
  return broken.length > 0 ? 1 : 0;
}

function summary(title, files) {
  const functions = files.flatMap((file) => file.functions);
  const lines = files.map((file) => file.lines);
  return `${title}: ${files.length} files, lines ${spread(lines)}; ${functions.length} functions, lines ${spread(functions)}`;
}

const spread = (values) => `median ${quantile(values, 0.5)}, 90th percentile ${quantile(values, 0.9)}`;

/** The smallest value that at least this share of the values does not exceed; 0 of nothing. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
