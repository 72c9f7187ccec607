import { setTimeout as pause } from 'node:timers/promises';
import { microseconds } from '../measure/clock';
import { quantile } from '../measure/figures';
import { FactBody } from './fact';

const STALLED_MS = 10_000;
const LOOK_MS = 5;

/** What has been seen of a run. */
export interface Seen {
  readonly facts: number;
  /** With those that came again. */
  readonly messages: number;
  readonly lastUs: number;
  /** Milliseconds from the instant at which a fact was due. */
  readonly p50: number;
  readonly p99: number;
}

interface Count {
  readonly keys: Set<string>;
  readonly latencies: number[];
  messages: number;
  lastUs: number;
}

/** Counts, in the consumer's process, the facts that have had their effect. */
export class Tally {
  private readonly counts = new Map<string, Count>();

  /** To be told of a fact when its effect is there for good. */
  readonly note = ({ run, key, due }: FactBody): void => {
    const count = this.of(run);
    count.lastUs = microseconds();
    count.messages++;
    if (count.keys.has(key)) return;
    count.keys.add(key);
    count.latencies.push((count.lastUs - due) / 1_000);
  };

  /** Resolves when so many facts of the run, and so many messages in all, have been seen, or when no more have come for 10 s. */
  async seen(run: string, { facts, messages = facts }: { facts: number; messages?: number }): Promise<Seen> {
    const count = this.of(run);
    const startedUs = microseconds();
    const stalled = (): boolean => microseconds() - Math.max(count.lastUs, startedUs) > STALLED_MS * 1_000;
    while ((count.keys.size < facts || count.messages < messages) && !stalled()) await pause(LOOK_MS);
    this.counts.delete(run);
    const [p50, p99] = [quantile(count.latencies, 0.5), quantile(count.latencies, 0.99)];
    return { facts: count.keys.size, messages: count.messages, lastUs: count.lastUs, p50, p99 };
  }

  private of(run: string): Count {
    const count = this.counts.get(run) ?? { keys: new Set(), latencies: [], messages: 0, lastUs: 0 };
    this.counts.set(run, count);
    return count;
  }
}
