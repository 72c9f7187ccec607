import { spawn } from 'node:child_process';
import { NODE_OPTIONS } from '../prepare/node-options.mjs';
import { inProject, root } from '../prepare/project.mjs';
import { linesOf } from './lines.mjs';

const STOP_WITHIN = 15_000;

/**
 * Starts an app as a process of its own, each line it prints handed to `print`. It gets its own process group, so that Ctrl-C
 * reaches only the supervisor and the apps are stopped in order.
 */
export function startApp({ name, env }, print) {
  const main = inProject(`dist/apps/${name}/src/main.js`);
  const follow = inProject('tools/distributed/end-with-parent.cjs');
  const child = spawn(process.execPath, ['--enable-source-maps', '--require', follow, main], {
    cwd: root,
    env: { NODE_OPTIONS, ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) linesOf(stream, (line) => print(name, line));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  return { name, ended, stop: () => stop(child, ended) };
}

/** Asks the process to end; by force when it takes too long. Resolves with how it ended, and whether force was needed. */
async function stop(child, ended) {
  let forced = false;
  const timer = setTimeout(() => {
    forced = child.kill('SIGKILL');
  }, STOP_WITHIN);
  child.kill('SIGTERM');
  const how = await ended;
  clearTimeout(timer);
  return { how, forced };
}
