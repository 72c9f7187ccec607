import { StoreError } from './errors';

type Waiter = { start: () => void; timer: NodeJS.Timeout };

/** One writer at a time, in the order of asking. */
export class WriterTurn {
  private held = false;
  private readonly waiting: Waiter[] = [];

  constructor(private readonly database: string) {}

  /** Resolves with the function that ends the turn; rejects (LockTimeout) when it does not come within `limit` ms. */
  take(limit: number): Promise<() => void> {
    if (!this.held) return Promise.resolve(this.begin());
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        start: () => {
          clearTimeout(waiter.timer);
          resolve(this.begin());
        },
        timer: setTimeout(() => {
          this.waiting.splice(this.waiting.indexOf(waiter), 1);
          reject(
            new StoreError('LockTimeout', `Another transaction has been writing to ${this.database} for more than ${limit} ms`),
          );
        }, limit),
      };
      this.waiting.push(waiter);
    });
  }

  /** True if nobody writes or waits. */
  get free(): boolean {
    return !this.held;
  }

  private begin(): () => void {
    this.held = true;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.held = false;
      this.waiting.shift()?.start();
    };
  }
}
