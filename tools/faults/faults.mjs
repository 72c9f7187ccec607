import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fingerprint } from '../prepare/fingerprint.mjs';
import { endWithNpm } from '../prepare/follow-parent.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject, root } from '../prepare/project.mjs';
import { run } from '../prepare/run.mjs';
import { hasStamp, leaveStamp } from '../prepare/stamp.mjs';

const STAMP = 'dist/faults/.built-from';

/** npm run faults: prepares, compiles the suite into dist beside what it breaks, and runs it; Ctrl-C lets it clean up. */
export async function main(args) {
  endWithNpm();
  await prepare();
  await compile();
  const child = spawn(process.execPath, ['--enable-source-maps', inProject('dist/faults/main.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the suite by itself; we stay until it has stopped what it started.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The build replaces dist as a whole, and with it what we left there. */
async function compile() {
  const made = fingerprint(['faults', '.swcrc']);
  if (hasStamp(STAMP, made)) return;
  rmSync(inProject('dist/faults'), { recursive: true, force: true });
  const swc = inProject('node_modules/@swc/cli/bin/swc.js');
  const { code, output } = await run(process.execPath, [swc, 'faults', '--out-dir', 'dist', '--config-file', '.swcrc']);
  if (code !== 0) throw new Error(`${output.trim()}\nThe fault scenarios could not be compiled.`);
  leaveStamp(STAMP, made);
}
