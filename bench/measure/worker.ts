import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

/** A process of a contender: it is given one job at a time and ends with `stop`, or with the runner. */
export class Worker {
  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {}

  /** Runs the compiled module with these arguments; the module has to call `work`. The first two name it in errors. Resolves when it is ready for jobs. */
  static async start(module: string, args: readonly string[]): Promise<Worker> {
    const child = fork(module, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const worker = new Worker(child, args.slice(0, 2).join(' '));
    try {
      await worker.answer();
    } catch (error) {
      child.kill();
      throw error;
    }
    return worker;
  }

  /** What the worker makes of the job; rejects when it fails or ends. */
  async do<Value>(job: unknown): Promise<Value> {
    const answer = this.answer();
    this.child.send(job as object);
    return (await answer) as Value;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }

  private async answer(): Promise<unknown> {
    const settled = new AbortController();
    const { signal } = settled;
    const ended = once(this.child, 'exit', { signal }).then(
      () => ({ error: 'ended' }),
      () => ({}),
    );
    const told = once(this.child, 'message', { signal }).then(([answer]) => answer as Answer);
    const { value, error } = (await Promise.race([told, ended])) as Answer;
    settled.abort();
    told.catch(() => {});
    if (error !== undefined) throw new Error(`${this.name}: ${error}`);
    return value;
  }
}

const CLEAN_UP_WITHIN_MS = 10_000;

/** Inside the worker: sets up, says that it is ready, does each job, and cleans up when the runner lets go or is gone. */
export async function work<Job>(setUp: () => Promise<{ do(job: Job): Promise<unknown>; stop(): Promise<void> }>): Promise<void> {
  // Ctrl+C reaches every process of the terminal: the runner ends by it, and the worker by the end of the runner.
  process.on('SIGINT', () => {});
  try {
    const worker = await setUp();
    process.on('message', (job) => void worker.do(job as Job).then((value) => tell({ value }), fail));
    const end = (): void => {
      setTimeout(() => process.exit(1), CLEAN_UP_WITHIN_MS).unref();
      void worker.stop().finally(() => process.exit());
    };
    process.on('disconnect', end);
    if (process.connected) tell({});
    else end();
  } catch (error) {
    fail(error);
  }
}

const tell = (answer: Answer): void => void process.send?.(answer);

const fail = (error: unknown): void => tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
