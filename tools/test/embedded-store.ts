import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_WITHIN = 20_000;
const STOP_WITHIN = 5_000;
const server = join(__dirname, '../../dist/libs/embedded/src/store/serve.js');

/** A store of its own for one test run, in a temporary folder. */
export interface TestStore {
  readonly uri: string;
  /** Stops the store and removes its folder. */
  stop(): Promise<void>;
}

/** Whether the store has been built. */
export const embeddedStoreExists = (): boolean => existsSync(server);

/** Starts the embedded store on a free port; rejects with what it printed when it does not come up. */
export async function startEmbeddedStore(): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-test-store-'));
  const child = spawn(process.execPath, ['--enable-source-maps', server], {
    env: { ...process.env, DATA_DIR: folder, STORE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { uri: await announcedUri(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function announcedUri(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string) => reject(new Error(`the embedded store ${why}\n${printed}`));
    const timer = setTimeout(() => fail(`did not say its address within ${START_WITHIN} ms`), START_WITHIN);
    child.on('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const uri = /^MONGODB_URI=(\S+)\s*$/m.exec(printed)?.[1];
      if (uri === undefined) return;
      clearTimeout(timer);
      resolve(uri);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}
