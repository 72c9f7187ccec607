import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const SERVE = resolve('dist/libs/embedded/src/store/serve.js');

/** What a process has in memory, in megabytes. */
export interface Memory {
  readonly resident: number;
  /** Without what is a file's, which the system takes back when it needs the room. */
  readonly own: number;
}

/** The embedded store as a process of its own, on a folder of its own. */
export class EmbeddedStore {
  private constructor(
    private readonly child: ChildProcess,
    readonly uri: string,
    /** Until it said where it listens, in ms. */
    readonly startedIn: number,
  ) {}

  static async start(folder: string): Promise<EmbeddedStore> {
    const started = performance.now();
    const child = spawn(process.execPath, [SERVE], {
      env: { ...process.env, DATA_DIR: folder, STORE_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit').then(() => {
      throw new Error('The embedded store ended when it was started.');
    });
    const [line] = (await Promise.race([once(createInterface(child.stdout!), 'line'), gone])) as [string];
    gone.catch(() => undefined);
    return new EmbeddedStore(child, line.replace('MONGODB_URI=', ''), performance.now() - started);
  }

  async memory(): Promise<Memory> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { resident: of('VmRSS'), own: of('RssAnon') };
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    if (this.child.exitCode === null && this.child.kill('SIGTERM')) await gone;
  }
}

/** A folder for a store; it goes with `remove`. */
export async function temporaryFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-store-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
