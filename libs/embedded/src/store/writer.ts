import { type Disk, DiskRefused } from './disk';

type Job = { run: () => unknown; resolve: (value: never) => void; reject: (error: unknown) => void };
type Outcome = { value?: unknown; error?: unknown };

const MOST_JOBS = 500;
/** About as long as a flush takes, in ms: so long jobs wait for company while messages keep coming in. */
const PATIENCE = 0.4;

/**
 * Does the writes of all clients, one after another. What has come while the disk was busy is flushed together, and nobody is
 * answered before the flush.
 */
export class Writer {
  private readonly queue: Job[] = [];
  private scheduled = false;
  private busy = false;
  private since = 0;
  private closed?: () => void;

  constructor(
    private readonly disk: Disk,
    /** Called within each `write` after its jobs. */
    private readonly finish: () => void,
    /** Called when the disk refused, and nothing of the jobs has happened. */
    private readonly undo: () => void,
  ) {}

  /** Runs `job` within a `write` of the disk; resolves with its result when that is flushed. What it throws it must not have half done. */
  submit<T>(job: () => T): Promise<T> {
    if (this.closed) return Promise.reject(new Error('The store is closing.'));
    return new Promise((resolve, reject) => {
      this.queue.push({ run: job, resolve, reject });
      this.schedule();
    });
  }

  /** To be called when a message comes in: its sender may soon have a write for the same flush. */
  stir(): void {
    this.busy = true;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.busy = false;
    this.since = performance.now();
    setImmediate(() => this.work());
  }

  private work(): void {
    if (this.busy && performance.now() - this.since < PATIENCE && this.queue.length < MOST_JOBS) {
      this.busy = false;
      setImmediate(() => this.work());
      return;
    }
    this.scheduled = false;
    const jobs = this.queue.splice(0, MOST_JOBS);
    const outcomes = this.write(jobs);
    jobs.forEach(({ resolve, reject }, i) => {
      const { value, error } = outcomes[i]!;
      if (error) reject(error);
      else resolve(value as never);
    });
    if (this.queue.length) this.schedule();
    else this.closed?.();
  }

  private write(jobs: Job[]): Outcome[] {
    try {
      return this.disk.write(() => {
        const outcomes = jobs.map(outcomeOf);
        this.finish();
        return outcomes;
      });
    } catch (error) {
      this.undo();
      return jobs.map(() => ({ error }));
    }
  }

  /** Takes nothing any more; resolves when what was waiting is written. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.closed = resolve;
      if (!this.scheduled) resolve();
    });
  }
}

function outcomeOf({ run }: Job): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof DiskRefused) throw error;
    return { error };
  }
}
