import type { Change } from './disk';
import { StoreError, transient } from './errors';
import type { RunningTransaction, Session } from './sessions';
import type { DatabaseRoom, Store } from './store';
import type { Table } from './table';
import { TransactionTable } from './transaction-table';

type Part = { room: DatabaseRoom; release: () => void; tables: Map<string, TransactionTable> };

/** A client's transaction: it holds the writer's turn of each database it has touched until it ends. */
export class Transaction implements RunningTransaction {
  lastUsed = Date.now();
  private readonly parts = new Map<string, Part>();
  private ended?: string;

  constructor(
    private readonly store: Store,
    readonly session: Session,
    /** The connection that spoke last for this transaction; when it closes, the transaction is rolled back. */
    public connection: object,
  ) {}

  /** Takes the writer's turn of a database, unless this transaction has it. */
  async enter(db: string, limit: number): Promise<void> {
    if (this.parts.has(db)) return;
    const room = this.store.database(db);
    const release = await room.turn.take(limit).catch((error: StoreError) => {
      throw transient('WriteConflict', error.message);
    });
    if (this.ended) {
      release();
      throw transient('NoSuchTransaction', `The transaction was rolled back: ${this.ended}`);
    }
    this.parts.set(db, { room, release, tables: new Map() });
  }

  /** The collection as this transaction sees it, undefined if there is none. */
  table(db: string, name: string): Table | undefined {
    const part = this.parts.get(db)!;
    const known = part.tables.get(name);
    if (known) return known;
    const collection = part.room.collections.get(name);
    if (!collection) return undefined;
    const table = new TransactionTable(collection);
    part.tables.set(name, table);
    return table;
  }

  /** Makes the writes everybody's and notes them for the disk; the turn is free afterwards. */
  commit(): Change[] {
    const changes: Change[] = [];
    for (const { tables } of this.parts.values()) for (const table of tables.values()) changes.push(...table.apply());
    this.session.outcome = 'committed';
    this.end('committed');
    return changes;
  }

  /** Forgets the writes; safe to call again. */
  abort(reason: string): void {
    if (this.ended) return;
    this.session.outcome = 'aborted';
    this.end(reason);
  }

  private end(reason: string): void {
    this.ended = reason;
    this.session.transaction = undefined;
    for (const { release } of this.parts.values()) release();
    this.parts.clear();
  }
}
