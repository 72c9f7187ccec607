import { AsyncLocalStorage } from 'node:async_hooks';
import { Query } from 'mingo';
import { Life, NEVER, World } from './world';

export type Document = { readonly _id: string } & Record<string, unknown>;

interface Version {
  readonly document?: Document;
  /** The commit that wrote it. */
  readonly commit: number;
}

interface Transaction {
  readonly begun: number;
  readonly writes: Map<string, Document | undefined>;
}

class Labelled extends Error {
  constructor(
    message: string,
    private readonly label?: string,
    readonly code?: number,
  ) {
    super(message);
  }

  hasErrorLabel(label: string): boolean {
    return label === this.label;
  }
}

const TRANSIENT = 'TransientTransactionError';

/** One for all stores: each storage that was ever used makes every promise a little slower. */
const running = new AsyncLocalStorage<Transaction>();

/** A document store with transactions on snapshots, of which the first to commit wins. */
export class SimStore {
  private readonly versions = new Map<string, Version[]>();
  private commits = 0;
  /** Told of every document that is there for good. */
  onCommitted: (collection: string, document: Document) => void = () => {};

  constructor(private readonly world: World) {}

  /** Everything in a collection, as the running transaction sees it. */
  all(collection: string): Document[] {
    const keys = new Set([...this.versions.keys(), ...(running.getStore()?.writes.keys() ?? [])]);
    return [...keys]
      .filter((key) => key.startsWith(`${collection}/`))
      .flatMap((key) => this.visible(key) ?? [])
      .sort((a, b) => (a._id < b._id ? -1 : 1));
  }

  matching(collection: string, filter: Record<string, unknown>): Document[] {
    const query = new Query(filter);
    return this.all(collection).filter((document) => query.test(document));
  }

  insert(collection: string, document: Document): void {
    const key = `${collection}/${document._id}`;
    if (this.visible(key)) throw new Labelled(`E11000 duplicate key ${key}`, undefined, 11_000);
    this.write(key, document);
  }

  /** Undefined removes it. */
  put(collection: string, id: string, document: Document | undefined): void {
    this.write(`${collection}/${id}`, document);
  }

  /** One step at the store by somebody: it takes time, and may be refused or unanswered. */
  async reach<T>(life: Life, apply: () => T): Promise<T> {
    await this.onTheWay(life);
    const failure = new Labelled('the connection to the store is lost', running.getStore() && TRANSIENT);
    if (this.world.chance(this.world.unkindness.refused)) throw failure;
    const result = apply();
    await this.onTheWay(life);
    if (this.world.chance(this.world.unkindness.unanswered)) throw failure;
    return result;
  }

  /** Runs the work in a transaction and commits it; a conflict or a lost connection rejects as the driver's do. */
  async transact<T>(life: Life, work: () => Promise<T>): Promise<T> {
    const transaction: Transaction = { begun: this.commits, writes: new Map() };
    const result = await running.run(transaction, work);
    await this.reach(life, () => this.commit(transaction));
    return result;
  }

  private async onTheWay(life: Life): Promise<void> {
    await this.world.step();
    if (life.isDead) await NEVER;
  }

  private visible(key: string): Document | undefined {
    const transaction = running.getStore();
    if (transaction?.writes.has(key)) return transaction.writes.get(key);
    return this.versions.get(key)?.findLast(({ commit }) => !transaction || commit <= transaction.begun)?.document;
  }

  private write(key: string, document: Document | undefined): void {
    const transaction = running.getStore();
    if (transaction) transaction.writes.set(key, document);
    else this.commit({ begun: this.commits, writes: new Map([[key, document]]) });
  }

  private commit({ begun, writes }: Transaction): void {
    for (const key of writes.keys())
      if ((this.versions.get(key)?.at(-1)?.commit ?? 0) > begun) throw new Labelled(`write conflict on ${key}`, TRANSIENT);
    this.commits++;
    for (const [key, document] of writes) {
      this.versions.set(key, [...(this.versions.get(key) ?? []), { document, commit: this.commits }]);
      if (document) this.onCommitted(key.split('/')[0] as string, document);
    }
  }
}
