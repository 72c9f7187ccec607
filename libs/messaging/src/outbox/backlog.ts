import { OutboxRow } from './outbox.schema';
import { OutboxStore } from './outbox.store';

/** Rows read at a time. */
const PAGE = 500;

/** A relay's rows that it does not have in memory: there were too many, or they were another's. */
export class Backlog {
  /** No row before this id is left behind; undefined when none is at all. */
  private from: string | undefined;
  private isReading: boolean = false;

  constructor(
    private readonly store: OutboxStore,
    private readonly relay: string,
  ) {}

  get isEmpty(): boolean {
    return this.from === undefined && !this.isReading;
  }

  /** The row is in the store and not in memory. */
  leave(row: string): void {
    if (this.from === undefined || row < this.from) this.from = row;
  }

  /** There may be rows anywhere. */
  leaveAll(): void {
    this.leave('');
  }

  /** The next rows in order, among them such as are in memory; none where none is left or they are being read. */
  async read(): Promise<OutboxRow[]> {
    const { from } = this;
    if (from === undefined || this.isReading) return [];
    this.isReading = true;
    this.from = undefined;
    try {
      const rows = await this.store.page(this.relay, { from, limit: PAGE });
      const last = rows.at(-1);
      if (rows.length === PAGE && last) this.leave(last._id);
      return rows;
    } catch (error) {
      this.leave(from);
      throw error;
    } finally {
      this.isReading = false;
    }
  }
}
