import { writeConflict } from './claims';
import type { Collection } from './collection';
import type { Store } from './store';
import type { Moment } from './view';
import { WritingView } from './writing-view';

/** What one write changes, all or nothing: a command outside of transactions, which sees what is committed now. */
export class WriteUnit {
  readonly claims: string[] = [];
  private readonly views = new Map<Collection, WritingView>();

  constructor(
    protected readonly store: Store,
    protected readonly moment?: Moment,
  ) {}

  /** A collection as this unit sees and writes it. */
  view(collection: Collection): WritingView {
    let view = this.views.get(collection);
    if (!view) {
      view = new WritingView(this.store, collection, { claim: (key) => this.claim(key), moment: this.moment });
      this.views.set(collection, view);
    }
    return view;
  }

  /** Whether it has looked at or written to a collection. */
  knows(collection: Collection): boolean {
    return this.views.has(collection);
  }

  /** Throws Blocked (claims.ts) where a running transaction has written. */
  protected claim(key: string): void {
    this.store.claims.claim(key);
    if (this.store.claims.watched) this.claims.push(key);
  }

  /** Puts everything on disk, within a `write` of it; true if there was anything. */
  apply(): boolean {
    let changed = false;
    let bytes = 0;
    for (const [collection, view] of this.views) {
      if (collection.dropped || view.outdated) throw writeConflict();
      bytes += view.weight;
    }
    if (bytes) this.store.disk.demandRoom(bytes);
    for (const [collection, view] of this.views) {
      if (!view.apply()) continue;
      this.store.touch(collection);
      changed = true;
    }
    if (changed) this.store.claims.note(this.claims);
    return changed;
  }
}
