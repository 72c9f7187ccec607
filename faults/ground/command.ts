import { spawn } from 'node:child_process';

const LONGEST_MS = 60_000;

interface Options {
  readonly environment?: NodeJS.ProcessEnv;
  readonly withinMs?: number;
}

/** Runs a program to its end and resolves with what it printed; rejects with that where it fails or takes too long. */
export function run(program: string, args: readonly string[], options: Options = {}): Promise<string> {
  const { environment, withinMs = LONGEST_MS } = options;
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}:\n${errors}${out}`));
    });
  });
}

/** True where the program can be run by its name. */
export const isInstalled = (program: string): Promise<boolean> =>
  run('sh', ['-c', `command -v ${program}`]).then(
    () => true,
    () => false,
  );
