import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithNpm } from '../prepare/follow-parent.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject, root } from '../prepare/project.mjs';
import { readOrNothing } from '../prepare/stamp.mjs';
import { countLine, exitCodeOf, failureLines, withSecondTry } from './counts.mjs';

const ONLY_TELL = ['--help', '-h', '--version', '-v', '--listTests', '--showConfig', '--clearCache'];
const RUNNER_FAILED = '{"failed":1}';
/** In CI a few failed files get a second try, alone: machines there stall for seconds. More files than these are no accident. */
const SECOND_TRY_FILES = 4;

/**
 * npm test: prepares, runs Jest with the arguments given, and ends with the plain line of counts. A caller that adds up several
 * runs names a file for the counts in LINLI_TEST_COUNTS, and prints the line itself.
 */
export async function main(args) {
  endWithNpm();
  await prepare();
  const callersFile = process.env.LINLI_TEST_COUNTS;
  const folder = mkdtempSync(join(tmpdir(), 'linli-test-counts-'));
  try {
    const file = callersFile ?? join(folder, 'counts.json');
    const first = await run(args, file);
    if (args.some((arg) => ONLY_TELL.includes(arg))) return first.code;
    const { code, counts } = process.env.CI ? await secondTry(first, file) : first;
    for (const line of failureLines(counts)) console.log(line);
    if (!callersFile) console.log(countLine(counts));
    return exitCodeOf(code, counts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(args, countsFile) {
  const code = await jest(args, countsFile);
  return { code, counts: JSON.parse(readOrNothing(countsFile) ?? (code === 0 ? '{}' : RUNNER_FAILED)) };
}

async function secondTry(first, countsFile) {
  const files = (first.counts.failures ?? []).map(({ file }) => file);
  if (files.length === 0 || files.length > SECOND_TRY_FILES) return first;
  console.log(`linli: a second try for ${files.join(', ')}`);
  const { code, counts: second } = await run(['--runInBand', '--runTestsByPath', ...files], countsFile);
  const counts = withSecondTry(first.counts, { failures: [], ...second });
  writeFileSync(countsFile, JSON.stringify(counts));
  return { code, counts };
}

function jest(args, countsFile) {
  const child = spawn(process.execPath, [inProject('node_modules/jest/bin/jest.js'), ...args], {
    cwd: root,
    env: { ...process.env, LINLI_TEST_COUNTS: countsFile },
    stdio: 'inherit',
  });
  // Ctrl-C reaches Jest by itself; we only stay to report and clean up.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
