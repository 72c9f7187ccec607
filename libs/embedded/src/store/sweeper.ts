import { Blocked } from './claims';
import type { Collection } from './collection';
import type { IndexSpec } from './collection-index';
import type { Cursors } from './cursors';
import type { ResourceWatch } from './resource-watch';
import { search } from './search';
import type { Store } from './store';
import { WriteUnit } from './write-unit';

const BATCH = 1_000;

/** Clears away what time has passed over: expired documents, forgotten sessions and cursors. */
export class Sweeper {
  private readonly timer: NodeJS.Timeout;
  private sweeping = false;

  constructor(
    private readonly on: { store: Store; cursors: Cursors },
    private readonly watch: ResourceWatch,
    everyMs: number,
  ) {
    this.timer = setInterval(() => void this.sweep(Date.now()), everyMs).unref();
  }

  /** One round; expired documents go in batches of 1,000, with room for other writers between them. */
  async sweep(now: number): Promise<void> {
    this.on.cursors.forget(now);
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      this.watch.check(now);
      await this.on.store.writer.submit(() => this.on.store.sessions.forget(this.on.store.disk, now));
      for (const collections of this.on.store.databases.values()) await this.expire([...collections.values()], now);
      await this.on.store.clearing.clear();
    } catch {
      // The disk refused; the next round tries again.
    } finally {
      this.sweeping = false;
    }
  }

  private async expire(collections: Collection[], now: number): Promise<void> {
    for (const collection of collections) {
      for (const spec of collection.specs) {
        if (spec.expireAfterSeconds !== undefined) while ((await this.expireBatch(collection, spec, now)) === BATCH);
      }
    }
  }

  /** Documents that a running transaction has written are left for the next round. */
  private async expireBatch(collection: Collection, spec: IndexSpec, now: number): Promise<number> {
    const [path] = Object.keys(spec.key) as [string];
    const due = { [path]: { $lt: new Date(now - spec.expireAfterSeconds! * 1000) } };
    const filter = { $and: [due, spec.partialFilterExpression ?? {}] };
    return this.on.store.writer
      .submit(() => {
        if (collection.dropped) return 0;
        const unit = new WriteUnit(this.on.store);
        const view = unit.view(collection);
        const rows = search(view, { filter, limit: BATCH });
        for (const row of rows) view.remove(row);
        unit.apply();
        return rows.length;
      })
      .catch((error: unknown) => {
        if (error instanceof Blocked) return 0;
        throw error;
      });
  }

  /** No more rounds. */
  stop(): void {
    clearInterval(this.timer);
  }
}
