import { Document, SimStore } from './sim-store';
import { Life } from './world';

type Filter = Record<string, unknown>;
type Change = Record<string, unknown> & { readonly $set?: Record<string, unknown> };

/** A query as Mongoose has them: told more and more, and run when it is awaited. */
class SimQuery<T> implements PromiseLike<T> {
  private readonly steps: ((found: Document[]) => Document[])[] = [];

  constructor(private readonly run: (refine: (found: Document[]) => Document[]) => Promise<T>) {}

  lean(): this {
    return this;
  }

  sort(by: Record<string, 1 | -1>): this {
    const [[field, direction]] = Object.entries(by) as [[string, 1 | -1]];
    const compare = (a: Document, b: Document) => ((a[field] as number) < (b[field] as number) ? -direction : direction);
    this.steps.push((found) => found.toSorted(compare));
    return this;
  }

  limit(count: number): this {
    this.steps.push((found) => found.slice(0, count));
    return this;
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaited is what runs a query of Mongoose
  then<A = T, B = never>(ok?: ((value: T) => A | PromiseLike<A>) | null, fail?: ((error: unknown) => B | PromiseLike<B>) | null) {
    const refine = (found: Document[]) => this.steps.reduce((left, step) => step(left), found);
    return this.run(refine).then(ok, fail);
  }
}

/** What the library's stores use of a Mongoose model, for one collection and one process. */
export class SimModel {
  constructor(
    private readonly store: SimStore,
    private readonly collection: string,
    private readonly life: Life,
  ) {}

  insertOne(document: Document): Promise<void> {
    return this.reach(() => this.store.insert(this.collection, document));
  }

  insertMany(documents: readonly Document[]): Promise<void> {
    return this.reach(() => {
      for (const document of documents) this.store.insert(this.collection, document);
    });
  }

  find(filter: Filter = {}): SimQuery<Document[]> {
    return new SimQuery((refine) => this.reach(() => refine(this.store.matching(this.collection, filter))));
  }

  findById(id: string): SimQuery<Document | null> {
    return new SimQuery(() => this.reach(() => this.store.matching(this.collection, { _id: id })[0] ?? null));
  }

  findOneAndUpdate(filter: Filter, change: Change): SimQuery<Document | null> {
    return new SimQuery((refine) =>
      this.reach(() => {
        const [first] = refine(this.store.matching(this.collection, filter));
        return first ? (this.change({ _id: first._id }, change)[0] ?? null) : null;
      }),
    );
  }

  updateMany(filter: Filter, change: Change): Promise<{ matchedCount: number }> {
    return this.reach(() => ({ matchedCount: this.change(filter, change).length }));
  }

  updateOne({ _id, ...filter }: Filter & { _id: string }, change: Change, { upsert = false } = {}): Promise<void> {
    return this.reach(() => {
      const changed = this.change({ _id, ...filter }, change, 1);
      if (changed.length === 0 && upsert) this.store.insert(this.collection, { _id, ...change.$set });
    });
  }

  deleteMany(filter: Filter): Promise<void> {
    return this.reach(() => {
      for (const { _id } of this.store.matching(this.collection, filter)) this.store.put(this.collection, _id, undefined);
    });
  }

  countDocuments(filter: Filter = {}): Promise<number> {
    return this.reach(() => this.store.matching(this.collection, filter).length);
  }

  /** The documents as they were before. */
  private change(filter: Filter, { $set, ...plain }: Change, limit = Number.POSITIVE_INFINITY): Document[] {
    const found = this.store.matching(this.collection, filter).slice(0, limit);
    for (const document of found) this.store.put(this.collection, document._id, { ...document, ...plain, ...$set });
    return found;
  }

  private reach<T>(apply: () => T): Promise<T> {
    return this.store.reach(this.life, apply);
  }
}
