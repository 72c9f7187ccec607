import { transient } from './errors';

/** Who may hold claims: a transaction that its client has not ended. */
export interface Holder {
  /** The number of the last change that it sees. */
  readonly began: number;
  readonly claims: string[];
  /** Resolves when it has committed or was rolled back. */
  readonly ended: Promise<void>;
  /** True while it waits for another holder. */
  waiting: boolean;
}

/** Thrown by a write that meets what a running transaction has written; to be tried again when that has ended. */
export class Blocked extends Error {
  constructor(readonly holder: Holder) {
    super('Another transaction has written here and has not ended');
  }
}

/** The error of a transaction that wants to write what somebody else has written meanwhile. */
export function writeConflict(): Error {
  return transient(
    'WriteConflict',
    'Write conflict during plan execution and yielding is disabled. Please retry your operation.',
  );
}

const FEW = 10_000;

/**
 * Which documents and unique keys running transactions have written, and which were changed since the oldest of them began:
 * the first writer wins, as in MongoDB.
 */
export class Claims {
  /** The number of the last committed change. */
  change = 0;
  private readonly running = new Set<Holder>();
  private readonly holders = new Map<string, Holder>();
  private readonly changed = new Map<string, number>();
  private crowded = FEW;

  begin(holder: Holder): void {
    this.running.add(holder);
  }

  /** True while transactions run, to whom changes matter. */
  get watched(): boolean {
    return this.running.size > 0;
  }

  /** Claims a key for a transaction, or asks for a write outside of one; throws Blocked or a write conflict. */
  claim(key: string, by?: Holder): void {
    const holder = this.holders.get(key);
    if (holder && holder !== by) throw new Blocked(holder);
    if (!by || holder) return;
    if (this.changedSince(key, by.began)) throw writeConflict();
    this.holders.set(key, by);
    by.claims.push(key);
  }

  /** True while nothing was changed that a running transaction does not see. */
  get quiet(): boolean {
    return this.changed.size === 0;
  }

  /** Whether a key was changed after the change of that number. */
  changedSince(key: string, change: number): boolean {
    return (this.changed.get(key) ?? 0) > change;
  }

  /** Notes that keys have been changed together. */
  note(keys: readonly string[]): void {
    this.change += 1;
    if (!this.watched) return;
    for (const key of keys) this.changed.set(key, this.change);
    if (this.changed.size > this.crowded) this.forget();
  }

  /** What was changed before the oldest running transaction began matters to nobody. */
  private forget(): void {
    const oldest = Math.min(...[...this.running].map(({ began }) => began));
    for (const [key, change] of this.changed) if (change <= oldest) this.changed.delete(key);
    this.crowded = Math.max(FEW, this.changed.size * 2);
  }

  /** Gives up what a transaction has claimed. */
  release(holder: Holder): void {
    for (const key of holder.claims) this.holders.delete(key);
    this.running.delete(holder);
    if (!this.watched) this.changed.clear();
  }
}
