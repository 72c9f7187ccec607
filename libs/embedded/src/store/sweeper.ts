import type { Collection } from './collection';
import type { Cursors } from './cursors';
import type { Change } from './disk';
import type { IndexSpec } from './ordered-index';
import { search } from './search';
import type { DatabaseRoom, Store } from './store';
import { DirectTable } from './table';

const BATCH = 1_000;
const SILENT_LIMIT = 60_000;

/** Clears away what time has passed over: expired documents, silent transactions, forgotten sessions and cursors. */
export class Sweeper {
  private readonly timer: NodeJS.Timeout;
  private sweeping = false;

  constructor(
    private readonly store: Store,
    private readonly cursors: Cursors,
    everyMs: number,
  ) {
    this.timer = setInterval(() => void this.sweep(Date.now()), everyMs).unref();
  }

  /** One round; expired documents go in batches of 1,000, with room for other writers between them. */
  async sweep(now: number): Promise<void> {
    for (const transaction of this.store.sessions.running()) {
      if (now - transaction.lastUsed > SILENT_LIMIT) transaction.abort('its client was silent for 60 s');
    }
    this.cursors.forget(now);
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      await this.store.disk.commit(this.store.sessions.forget(now));
      for (const room of this.store.databases.values()) await this.expire(room, now);
    } catch {
      // The disk refused: the store is stopping and says so itself. A turn that did not come: the next round tries again.
    } finally {
      this.sweeping = false;
    }
  }

  private async expire(room: DatabaseRoom, now: number): Promise<void> {
    for (const collection of room.collections.values()) {
      for (const spec of collection.specs) {
        if (spec.expireAfterSeconds !== undefined) while ((await this.expireBatch({ room, collection, spec }, now)) === BATCH);
      }
    }
  }

  private async expireBatch(
    { room, collection, spec }: { room: DatabaseRoom; collection: Collection; spec: IndexSpec },
    now: number,
  ): Promise<number> {
    const [path] = Object.keys(spec.key) as [string];
    const filter = { [path]: { $lt: new Date(now - spec.expireAfterSeconds! * 1000) }, ...spec.partialFilterExpression };
    const end = await room.turn.take(1_000);
    const journal: Change[] = [];
    try {
      if (room.collections.get(collection.name) !== collection) return 0;
      const table = new DirectTable(collection, journal);
      for (const { row } of search(table, { filter, limit: BATCH })) table.remove(row);
    } finally {
      end();
    }
    await this.store.disk.commit(journal);
    return journal.length;
  }

  /** No more rounds. */
  stop(): void {
    clearInterval(this.timer);
  }
}
