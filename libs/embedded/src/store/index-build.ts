import { type Doc, decode } from './bson-types';
import type { Building, Changes, Collection } from './collection';
import type { CollectionIndex } from './collection-index';
import { type Disk, DiskRefused } from './disk';
import { allOf, rowIn, rowOf, rowText } from './rows';
import { SortedRun } from './sorted-run';

/** How much one piece reads or puts, which is some 10 ms of work, and how many keys are put in order, which are some 20 MB. */
const SIZES = { documents: 500, bytes: 1024 * 1024, puts: 2_000, run: 200_000 };
const ROW = rowText(0).length;

/**
 * Puts the keys of all present documents on disk, piece by piece: it reads documents until it has many keys, and puts those in
 * order, which changes far fewer pages of the file than putting them as they come. Rows grow, so it meets what is inserted
 * meanwhile; what is changed behind it, it follows. All within jobs of the writer.
 */
export class IndexBuild implements Building {
  /** The last row that was read. */
  private row = 0;
  /** Keys that are read and not put yet, each with its row. */
  private run = new SortedRun();
  /** Rows of the run that were written to meanwhile: their keys are on disk already. */
  private readonly followed = new Set<number>();
  private readonly byPrefix: ReadonlyMap<string, CollectionIndex>;
  private failure?: unknown;
  private resolveEnded!: () => void;
  readonly ended = new Promise<void>((resolve) => {
    this.resolveEnded = resolve;
  });

  constructor(
    private readonly disk: Disk,
    readonly collection: Collection,
    readonly indexes: readonly CollectionIndex[],
    private readonly sizes = SIZES,
  ) {
    this.byPrefix = new Map(indexes.map((index) => [index.prefix, index]));
  }

  /** Does the next piece, false if nothing was left to do; throws E11000, or what is wrong with a document. */
  step(): boolean {
    if (this.failure) throw this.failure as Error;
    if (!this.run.isOpen) return this.putSome();
    const isAllRead = !this.read();
    if (isAllRead || this.run.size >= this.sizes.run) this.run.close();
    return !isAllRead || this.run.size > 0;
  }

  /** Reads the next documents, false if there were none. */
  private read(): boolean {
    const entries: string[] = [];
    let [count, bytes] = [0, 0];
    const range = { low: this.collection.key(this.row + 1), high: allOf(this.collection.number).high };
    for (const { key, value } of this.disk.entries('documents', range)) {
      this.row = rowIn(key);
      const doc = decode(value);
      for (const index of this.indexes) for (const own of index.keys(doc)) entries.push(own + rowText(this.row));
      count += 1;
      bytes += value.length;
      if (count >= this.sizes.documents || bytes >= this.sizes.bytes) break;
    }
    this.run.add(entries);
    return count > 0;
  }

  private putSome(): boolean {
    for (const entry of this.run.take(this.sizes.puts)) {
      const row = rowIn(entry);
      if (!this.followed.has(row)) this.put(entry.slice(0, -ROW), row);
    }
    if (this.run.size) return true;
    this.run = new SortedRun();
    this.followed.clear();
    return true;
  }

  private put(key: string, row: number, doc?: Doc): void {
    const index = this.byPrefix.get(key.slice(0, this.indexes[0]!.prefix.length))!;
    const taken = index.unique ? this.disk.get('indexes', key) : undefined;
    if (taken && rowOf(taken) !== row) throw index.duplicate(key, doc ?? this.docOf(row), this.collection.ns);
    index.put(this.disk, key, row);
  }

  private docOf(row: number): Doc {
    return decode(this.disk.get('documents', this.collection.key(row))!);
  }

  /** What is wrong with it fails the build and not the write. */
  follow(changes: Changes): void {
    if (this.failure) return;
    const passed = [...changes].filter(([row]) => row <= this.row);
    try {
      for (const [row, { old }] of passed) this.forget(row, old);
      for (const [row, { doc }] of passed) {
        if (doc) for (const index of this.indexes) for (const key of index.keys(doc)) this.put(key, row, doc);
      }
    } catch (error) {
      if (error instanceof DiskRefused) throw error;
      this.failure = error;
    }
  }

  /** Takes away what is on disk of a row, and sees to it that nothing more of it comes from the run. */
  private forget(row: number, old?: Doc): void {
    this.followed.add(row);
    if (!old) return;
    for (const index of this.indexes) {
      for (const key of index.keys(old)) if (index.holds(this.disk, key, row)) index.remove(this.disk, key, row);
    }
  }

  /** To be called once, when it is finished or given up. */
  end(): void {
    this.collection.build = undefined;
    this.resolveEnded();
  }
}
