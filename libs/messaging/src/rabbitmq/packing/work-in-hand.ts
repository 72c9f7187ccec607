/** Something to be done, or dropped where nobody waits for it any more when its turn comes. */
export interface Job {
  isWanted(): boolean;
  /** Calls `done` once when it is finished; a callback, for a promise for each of thousands of jobs is felt. */
  run(done: () => void): void;
  drop(): void;
}

/** Starts jobs in the order of their arrival, at most so many at a time; the others wait. */
export class WorkInHand {
  private inHand = 0;
  /** A set keeps the order and is quick to take the first out of. */
  private readonly waiting = new Set<Job>();

  constructor(private readonly limit: number) {}

  /** Whether there is nothing beside the one job, if any, that is being finished. */
  get isIdle(): boolean {
    return this.inHand <= 1;
  }

  take(job: Job): void {
    if (this.inHand < this.limit) this.start(job);
    else this.waiting.add(job);
  }

  private start(job: Job): void {
    if (!job.isWanted()) {
      job.drop();
      return;
    }
    this.inHand++;
    job.run(this.finish);
  }

  private readonly finish = (): void => {
    this.inHand--;
    if (this.waiting.size > 0) this.startWaiting();
  };

  private startWaiting(): void {
    for (const job of this.waiting) {
      if (this.inHand >= this.limit) return;
      this.waiting.delete(job);
      this.start(job);
    }
  }
}
