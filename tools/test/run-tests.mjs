import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithNpm } from '../prepare/follow-parent.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject, root } from '../prepare/project.mjs';
import { readOrNothing } from '../prepare/stamp.mjs';
import { countLine, exitCodeOf } from './counts.mjs';

const ONLY_TELL = ['--help', '-h', '--version', '-v', '--listTests', '--showConfig', '--clearCache'];
const RUNNER_FAILED = '{"failed":1}';

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
    const code = await jest(args, file);
    if (args.some((arg) => ONLY_TELL.includes(arg))) return code;
    const counts = JSON.parse(readOrNothing(file) ?? (code === 0 ? '{}' : RUNNER_FAILED));
    if (!callersFile) console.log(countLine(counts));
    return exitCodeOf(code, counts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
