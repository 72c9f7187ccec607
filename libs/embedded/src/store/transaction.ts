import { type Holder, writeConflict } from './claims';
import { noSuchTransaction, type RunningTransaction, type Session } from './sessions';
import type { Store } from './store';
import type { Moment } from './view';
import { WriteUnit } from './write-unit';

/** A client's transaction: it sees the store as it was when it began, with its own changes, which nobody else sees. */
export class Transaction extends WriteUnit implements RunningTransaction, Holder {
  readonly since = Date.now();
  waiting = false;
  readonly ended: Promise<void>;
  /** Why it was rolled back, or that it was committed; undefined while it runs. */
  outcome?: string;
  private resolveEnded!: () => void;

  constructor(
    store: Store,
    readonly session: Session,
    /** The connection that spoke last for this transaction; when it closes, the transaction is rolled back. */
    public connection: object,
  ) {
    super(store, { snapshot: store.disk.snapshot(), began: store.claims.change });
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
    store.claims.begin(this);
  }

  get began(): number {
    return (this.moment as Moment).began;
  }

  protected override claim(key: string): void {
    // It may have ended while a command of it waited; what it claimed then nobody would give up.
    if (this.outcome) throw noSuchTransaction(this.session.number);
    this.store.claims.claim(key, this);
  }

  /** Puts its changes on disk, within a `write` of it; false if there were none. It has ended afterwards. */
  commit(): boolean {
    if (this.outcome) throw writeConflict();
    const changed = this.apply();
    this.session.outcome = 'committed';
    this.end('it was committed');
    return changed;
  }

  /** Forgets the changes; safe to call again. */
  abort(reason: string): void {
    if (this.outcome) return;
    this.session.outcome = 'aborted';
    this.end(reason);
  }

  private end(outcome: string): void {
    this.outcome = outcome;
    this.session.transaction = undefined;
    this.store.claims.release(this);
    (this.moment as Moment).snapshot.done();
    this.resolveEnded();
  }
}
