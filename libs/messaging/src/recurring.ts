/** Work that a process does every so often: one round at a time, and the one in hand is finished before the process ends. */
export class Recurring {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
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

  start(everyMs: number): void {
    this.timer = setInterval(() => this.wake(), everyMs);
  }

  /** Begins a round now, unless one is under way. */
  wake(): void {
    this.running ??= this.once().finally(() => {
      this.running = undefined;
    });
  }

  /** Resolves when the round in hand is over; to be called while the store is still connected. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
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
