import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '@linli/testing';
import { project } from '../ground/project';

const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 25_000;
/** Enough to see why something failed, bounded whatever an app prints. */
const KEPT_OUTPUT = 2_000_000;
const ERROR_LEVEL = 50;

/** One app of the built system as a process that can be hurt and started again. */
export class App {
  output = '';
  private child?: ChildProcess;

  constructor(
    readonly name: string,
    readonly port: number,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts it, with more in its environment where that is given. */
  start(more: NodeJS.ProcessEnv = {}): void {
    const folder = this.name === 'tally' ? 'dist/faults/tally/main.js' : `dist/apps/${this.name}/src/main.js`;
    const environment = { ...this.environment, ...more };
    const child = spawn(process.execPath, ['--enable-source-maps', join(project, folder)], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        this.output = (this.output + text).slice(-KEPT_OUTPUT);
      });
    }
    this.child = child;
  }

  async ready(): Promise<void> {
    const isReady = async (): Promise<boolean> => {
      if (!this.isRunning) throw new Error(`${this.name} ended at its start:\n${this.output.slice(-2_000)}`);
      const response = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      return response?.ok === true;
    };
    await until(`${this.name} is ready`, isReady, READY_WITHIN_MS);
  }

  /** Resolves when it has ended by itself, as at a crash point. */
  async ended(withinMs: number): Promise<void> {
    await until(`${this.name} has ended`, () => !this.isRunning, withinMs);
  }

  /** Resolves when it is halted, by SIGSTOP or at a point that halts it. */
  async halted(withinMs: number): Promise<void> {
    const isHalted = async (): Promise<boolean> => (await this.proc('stat')).split(') ')[1]?.startsWith('T') === true;
    await until(`${this.name} is halted`, isHalted, withinMs);
  }

  /** Sends the signal; resolves when the process is gone where the signal ends it. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    if (signal === 'SIGKILL') await gone;
  }

  /** The lines of its log, from that instant on, that tell of an error. */
  errorsSince(instant: number): string[] {
    return this.output.split('\n').filter((line) => {
      const { level = 0, time = 0 } = parsed(line);
      return level >= ERROR_LEVEL && time >= instant;
    });
  }

  /** Ends it in good order, by force when that takes too long. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const timer = setTimeout(() => void this.signal('SIGKILL'), STOP_WITHIN_MS);
    await this.signal('SIGCONT');
    await this.signal('SIGTERM');
    await until(`${this.name} has stopped`, () => !this.isRunning, STOP_WITHIN_MS + 5_000);
    clearTimeout(timer);
  }

  /** Resident memory in MiB; 0 where there is no process. */
  async memory(): Promise<number> {
    const status = await this.proc('status');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }

  /** Processor time used so far, in ms. */
  async processorMs(): Promise<number> {
    const fields = (await this.proc('stat')).split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
  }

  private proc(file: string): Promise<string> {
    return readFile(`/proc/${this.child?.pid}/${file}`, 'utf8').catch(() => '');
  }
}

function parsed(line: string): { readonly level?: number; readonly time?: number } {
  try {
    return JSON.parse(line) as object;
  } catch {
    return {};
  }
}
