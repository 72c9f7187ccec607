/** Work that a process does every so often: one round at a time, and the one in hand is finished before the process ends. */
export class Recurring {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  private failing = false;
  private stopped = false;

  /** `complain` hears of a failure once for as long as it lasts; the next round tries again. */
  constructor(
    private readonly round: () => Promise<void>,
    private readonly complain: (error: Error) => void,
  ) {}

  get isStopped(): boolean {
    return this.stopped;
  }

  /** A time that comes while a round is under way is left out. */
  start(everyMs: number): void {
    this.timer = setInterval(() => this.begin(), everyMs);
  }

  /**
   * Does a round that begins from now on, so that it sees what has just changed: at once, or after the one under way. Resolves when it is
   * over, whether it failed or not; once stopped, without one.
   */
  wake(): Promise<void> {
    if (!this.running) return this.begin();
    this.next ??= this.running.then(() => {
      this.next = undefined;
      return this.begin();
    });
    return this.next;
  }

  /** Resolves when the round in hand is over; to be called while the store is still connected. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private begin(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.running ??= this.once().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async once(): Promise<void> {
    try {
      await this.round();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.complain(error as Error);
      this.failing = true;
    }
  }
}
