import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { project } from '../ground/project';

const SERVE = join(project, 'dist/libs/embedded/src/store/serve.js');
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 20_000;
const LONGEST_SENTENCE = 500;

/** How a process ended, and what it said. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

const running = new Set<StoreProcess>();

/** The embedded store as a process on a data folder. */
export class StoreProcess {
  /** Resolves when the process is gone, however that came. */
  readonly ended: Promise<End>;
  private readonly child: ChildProcess;
  private readonly line: Promise<unknown[]>;
  private readonly startedAt = Date.now();
  private said = '';
  private end?: End;

  /** Starts it; `ready` tells when it listens. */
  constructor(folder: string) {
    this.child = spawn(process.execPath, [SERVE], {
      env: { ...process.env, DATA_DIR: folder, STORE_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stderr!.on('data', (text) => {
      this.said += text;
    });
    this.line = once(createInterface(this.child.stdout!), 'line');
    running.add(this);
    this.ended = once(this.child, 'close').then(([code, signal]) => this.note(code, signal));
  }

  /** Resolves with the connection string and the time that it took, or with how the process ended instead. */
  async ready(withinMs = READY_WITHIN_MS): Promise<{ uri: string; tookMs: number } | End> {
    const up = this.line.then(([line]) => ({
      uri: String(line).replace('MONGODB_URI=', ''),
      tookMs: Date.now() - this.startedAt,
    }));
    const late = pause(withinMs, { code: null, signal: null, said: `it did not listen within ${withinMs} ms` }, { ref: false });
    return Promise.race([up, this.ended, late]);
  }

  get hasEnded(): boolean {
    return this.end !== undefined;
  }

  /** kill −9; resolves when it is gone. */
  async kill(): Promise<End> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  /** Asks it to stop; resolves with how it did. */
  async stop(): Promise<End> {
    this.child.kill('SIGTERM');
    const late = pause(STOPPED_WITHIN_MS, undefined, { ref: false });
    return (await Promise.race([this.ended, late])) ?? { ...(await this.kill()), said: 'it did not stop when it was asked to' };
  }

  private note(code: number | null, signal: NodeJS.Signals | null): End {
    running.delete(this);
    this.end = { code, signal, said: this.said.trim() };
    return this.end;
  }
}

/** Ends what is still running, when the suite ends. */
export async function killAll(): Promise<void> {
  await Promise.all([...running].map((store) => store.kill()));
}

/** Whether this is how the store may refuse: exit code 1 and one sentence, not a signal and not a trace. */
export const isRefusal = ({ code, signal, said }: End): boolean =>
  code === 1 && signal === null && said !== '' && !said.includes('\n') && said.length <= LONGEST_SENTENCE;

/** The end in words. */
export const inWords = ({ code, signal, said }: End): string =>
  `${signal ?? `exit code ${code}`}${said ? `, saying "${said.replaceAll(/\s+/g, ' ').slice(0, LONGEST_SENTENCE)}"` : ', without a word'}`;
