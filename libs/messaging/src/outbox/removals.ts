import { OutboxStore } from './outbox.store';

/** As many ids go into one delete. */
const AT_ONCE = 1_000;

/** Removes confirmed rows: one delete for all that were confirmed while the last one ran. */
export class Removals {
  private confirmed: string[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly store: OutboxStore,
    private readonly onRemoved: (ids: readonly string[]) => void,
  ) {}

  add(row: string): void {
    this.confirmed.push(row);
    this.again();
  }

  /** Goes on where the store has refused. */
  again(): void {
    if (this.confirmed.length > 0) this.running ??= this.run();
  }

  /** What cannot be removed stays confirmed; to send it a second time would do no harm. */
  private async run(): Promise<void> {
    try {
      await new Promise(setImmediate);
      while (this.confirmed.length > 0) {
        const ids = this.confirmed.slice(0, AT_ONCE);
        await this.store.remove(ids);
        this.confirmed.splice(0, ids.length);
        this.onRemoved(ids);
      }
    } catch {
      // The store is away: the next sweep tries again.
    }
    this.running = undefined;
  }
}
