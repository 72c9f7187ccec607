import { Arrival } from './arrival';

/** How long an acknowledgement waits for others, in milliseconds. */
const DELAY_MS = 5;

interface Waiting {
  readonly arrival: Arrival;
  done(): void;
}

/** Acknowledges a little later, all at once: each by itself costs us a write, and the broker a read, as dear as a request. */
export class LaterAcknowledgements {
  private waiting: Waiting[] = [];

  /** Resolves when it is acknowledged. */
  add(arrival: Arrival): Promise<void> {
    return new Promise((done) => {
      if (this.waiting.push({ arrival, done }) === 1) setTimeout(() => this.sendAll(), DELAY_MS);
    });
  }

  private sendAll(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { arrival, done } of waiting) {
      arrival.acknowledge();
      done();
    }
  }
}
