import { NoReply } from '../broker/broker-errors';
import { Message } from '../broker/message';

/** More would wait for replies that a stuck broker will not bring. */
const MAX_PENDING = 20_000;

/** Thousands that are late one after another are told so together. */
const NEVER_SOONER_MS = 10;

/** Somebody waits for a reply. */
export interface Waiting {
  readonly service: string;
  readonly type: string;
  /** When its deadline passes, by `performance.now()`. */
  readonly until: number;
  resolve(reply: Message): void;
  reject(reason: Error): void;
}

/** Who waits for which reply, by number. One timer for all: nearly every reply comes long before its deadline. */
export class PendingRequests {
  private readonly waiting = new Map<number, Waiting>();
  private timer?: NodeJS.Timeout;
  private timerEnds = Number.POSITIVE_INFINITY;

  get count(): number {
    return this.waiting.size;
  }

  get areTooMany(): boolean {
    return this.waiting.size >= MAX_PENDING;
  }

  /** Rejects with NoReply when its deadline passes before it is taken. */
  add(number: number, waiting: Waiting): void {
    this.waiting.set(number, waiting);
    if (waiting.until < this.timerEnds) this.wakeAt(waiting.until);
  }

  /** Who waits for the reply of that number, if anyone still does. */
  take(number: number): Waiting | undefined {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    return waiting;
  }

  /** Which service was asked; undefined where nobody waits any more. */
  serviceOf(number: number): string | undefined {
    return this.waiting.get(number)?.service;
  }

  rejectAll(reason: Error): void {
    for (const number of this.waiting.keys()) this.take(number)?.reject(reason);
  }

  private wakeAt(instant: number): void {
    clearTimeout(this.timer);
    this.timerEnds = instant;
    // Whoever waits for a reply has a connection open, which keeps the process alive.
    this.timer = setTimeout(() => this.rejectLate(), Math.max(NEVER_SOONER_MS, instant - performance.now())).unref();
  }

  private rejectLate(): void {
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const [number, { until, type }] of this.waiting) {
      if (until <= now) this.take(number)?.reject(new NoReply(type));
      else next = Math.min(next, until);
    }
    this.timerEnds = Number.POSITIVE_INFINITY;
    if (next < Number.POSITIVE_INFINITY) this.wakeAt(next);
  }
}
