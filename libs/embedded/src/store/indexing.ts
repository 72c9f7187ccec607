import type { Collection } from './collection';
import { CollectionIndex, type IndexSpec } from './collection-index';
import { StoreError } from './errors';
import { IndexBuild } from './index-build';
import type { Store } from './store';

/** So many documents hold nobody up. */
const FEW = 1_000;

/** Adds indexes: over few documents at once, over many piece by piece, with room for everybody else between two pieces. */
export class Indexing {
  constructor(private readonly store: Store) {}

  /** Begins; within a job of the writer. Until it ends the keys count as dropped, so that a crash leaves nothing of them. */
  begin(collection: Collection, specs: readonly IndexSpec[]): IndexBuild {
    this.store.disk.demandRoom(collection.count * specs.length * 100);
    const indexes = specs.map((spec) => new CollectionIndex(spec, this.store.newNumber()));
    for (const { number } of indexes) this.store.clearing.reserve(number);
    const build = new IndexBuild(this.store.disk, collection, indexes);
    collection.build = build;
    return build;
  }

  /** True if a build may be done within one job: it is short, and no transaction has looked at the collection. */
  isShort({ collection }: IndexBuild): boolean {
    return collection.count <= FEW && !this.users(collection).length;
  }

  /** Does all of it within the present job; throws E11000, with nothing changed. */
  atOnce(build: IndexBuild): void {
    try {
      while (build.step());
      this.finish(build);
    } catch (error) {
      this.giveUp(build);
      throw error;
    }
  }

  /** Does it in jobs of its own; waits for the transactions that have looked at the collection before the indexes are used. */
  async inPieces(build: IndexBuild): Promise<void> {
    const { writer } = this.store;
    try {
      while (await writer.submit(() => this.step(build)));
      await Promise.all(this.users(build.collection).map(({ ended }) => ended));
      while (await writer.submit(() => this.step(build) || this.finish(build)));
    } catch (error) {
      this.giveUp(build);
      throw error;
    }
  }

  private step(build: IndexBuild): boolean {
    const { db, name } = build.collection;
    if (this.store.collection(db, name) === build.collection) return build.step();
    throw new StoreError('IndexBuildAborted', `The collection ${db}.${name} is not there any more: its index was not built`);
  }

  private users(collection: Collection) {
    return [...this.store.sessions.running()].filter((transaction) => transaction.knows(collection));
  }

  private finish(build: IndexBuild): false {
    const { collection, indexes } = build;
    this.store.claims.note([]);
    for (const index of indexes) {
      index.since = this.store.claims.change;
      collection.indexes.set(index.spec.name, index);
      this.store.clearing.keep(index.number);
    }
    this.store.noteEntry(collection);
    build.end();
    return false;
  }

  private giveUp(build: IndexBuild): void {
    for (const { number } of build.indexes) this.store.clearing.release(number);
    build.end();
  }
}
