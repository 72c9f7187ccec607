import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from './project.mjs';

const REPORT_EVERY = 10_000;

/** Runs a program in the project's folder; resolves with its exit code and, unless it is shown, its output. */
export function run(program, args, { show = false, env } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  const endWithUs = () => child.kill() && process.exit(143);
  process.once('SIGTERM', endWithUs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  }).finally(() => process.off('SIGTERM', endWithUs));
}

/** Program and first arguments that start npm: the npm we were started by, if any. */
export function npm() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js') && existsSync(cli)) return [process.execPath, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Says what is being done, again every ten seconds while it lasts, and how long it took. */
export async function withProgress(what, work, say = console.error) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  say(`linli: ${what} …`);
  const timer = setInterval(() => say(`linli: ${what}: ${seconds()} so far …`), REPORT_EVERY);
  try {
    const result = await work();
    say(`linli: ${what}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
