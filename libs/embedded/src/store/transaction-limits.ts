import type { RunningTransaction } from './sessions';
import type { Store } from './store';

const EVERY_MS = 1_000;

/** As in MongoDB, where it is called transactionLifetimeLimitSeconds. */
const LIFETIME_MS = 60_000;

/** While a transaction sees an old moment, no page of that moment is written over, so that the data file grows with every write. */
const MOST_GROWTH = 256 * 1024 * 1024;

/** Rolls back transactions that take too long, or that the data file grows too much for; their clients may run them again. */
export class TransactionLimits {
  private readonly timer: NodeJS.Timeout;
  /** How large the data file was when a transaction was seen first. */
  private readonly sizes = new WeakMap<RunningTransaction, number>();

  constructor(
    private readonly store: Store,
    private readonly most: { readonly growth: number } = { growth: MOST_GROWTH },
  ) {
    this.timer = setInterval(() => this.look(Date.now()), EVERY_MS).unref();
  }

  /** Ends what has to end. */
  look(now: number): void {
    const running = [...this.store.sessions.running()];
    if (running.length === 0) return;
    const { size } = this.store.disk;
    for (const transaction of running) {
      const then = this.sizes.get(transaction) ?? size;
      this.sizes.set(transaction, then);
      if (now - transaction.since > LIFETIME_MS) transaction.abort('it ran for 60 s');
      else if (size - then > this.most.growth) transaction.abort('the data file grew too much while it ran');
    }
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.timer);
  }
}
