import { Fifo } from './fifo';

/** Does one job; it must not reject. */
export type Worker<Job> = (job: Job) => Promise<void>;

const MAX_IN_HAND = 300;
const MAX_WAITING = 50_000;

/** Hands jobs to its workers in turn, oldest first, at most 300 at a time; jobs wait (at most 50,000) while nobody works. */
export class WorkQueue<Job> {
  private readonly waiting = new Fifo<Job>();
  private readonly workers: Worker<Job>[] = [];
  private readonly idle: (() => void)[] = [];
  private inHand = 0;
  private turn = 0;
  private scheduled: boolean = false;

  get isFull(): boolean {
    return this.waiting.length >= MAX_WAITING;
  }

  get hasWorkers(): boolean {
    return this.workers.length > 0;
  }

  join(worker: Worker<Job>): void {
    this.workers.push(worker);
    this.schedule();
  }

  push(job: Job): void {
    this.waiting.push(job);
    this.schedule();
  }

  /** Lets all workers go and resolves when what they have in hand is done; what waits goes on waiting. */
  async dismiss(): Promise<void> {
    this.workers.length = 0;
    if (this.inHand > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /** Takes out all that waits. */
  takeWaiting(): Job[] {
    return Array.from({ length: this.waiting.length }, () => this.waiting.shift()!);
  }

  /** A job never starts in the stack of whoever brought it. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.hasWorkers && this.inHand < MAX_IN_HAND && this.waiting.length > 0) void this.work(this.waiting.shift()!);
    });
  }

  private async work(job: Job): Promise<void> {
    this.inHand++;
    this.turn = (this.turn + 1) % this.workers.length;
    await this.workers[this.turn]!(job);
    this.inHand--;
    if (this.inHand === 0) for (const resolve of this.idle.splice(0)) resolve();
    if (this.waiting.length > 0) this.schedule();
  }
}
