import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ChangeList, changesIn, type KeyChange } from './changes';
import { DataPages } from './data-pages';
import { readSegments, retireSegments, Segment, type SegmentContent, syncFolder } from './segment';

/*
 * LMDB flushes twice for each write, and a journal once. So what a write changes goes into the journal and is flushed there;
 * LMDB itself is flushed now and then, beside the work. Until that is done a reader holds the moment of the flush before, so
 * that its pages stay: after a crash the data file goes back to that moment, and what the journal has is done again.
 */

/** Keeps a moment of the data file readable. */
export interface Held {
  done(): void;
}

const FILES = ['journal-0', 'journal-1'];
const SIZE = 1024 * 1024;
const IDLE = 1_000;

const pathsIn = (folder: string): string[] => FILES.map((name) => join(folder, name));

/** What the journal of a folder holds that its data file may lack. */
export class Leftover {
  private readonly segments: SegmentContent[];

  /** Takes the data file back to where the journal begins, if there is one; throws a sentence if it is another file's. */
  constructor(private readonly folder: string) {
    this.segments = readSegments(pathsIn(folder));
    const [first] = this.segments;
    if (!first) return;
    if (goneBack(folder, first.base)) return;
    throw new Error(
      `The journal in ${folder} belongs to another data.mdb. If this one was put there on purpose, remove journal-0 and journal-1.`,
    );
  }

  get any(): boolean {
    return this.segments.length > 0;
  }

  /** The changes to be done again, in their order. */
  *changes(): Iterable<KeyChange> {
    for (const { records } of this.segments) for (const record of records) yield* changesIn(record);
  }

  /** To be called when all of them are in the data file: flushes that, and forgets the journal. */
  settle(): void {
    const data = new DataPages(this.folder);
    data.flushNow();
    data.close();
    retireSegments(this.segments);
  }
}

type Checkpoint = { old: Segment; held: Held };

function goneBack(folder: string, base: Buffer): boolean {
  if (!existsSync(join(folder, 'data.mdb'))) return false;
  const data = new DataPages(folder);
  const known = data.knows(base);
  if (known) data.goBack(base);
  data.close();
  return known;
}

/** The journal of an open data folder. */
export class Journal {
  private readonly changes = new ChangeList();
  private readonly data: DataPages;
  private readonly files: [active: Segment, spare: Segment];
  private number = Date.now();
  private held: Held;
  /** Whether the write that is under way is in the journal. */
  private written = false;
  private running?: Checkpoint;
  private timer?: NodeJS.Timeout;
  private broken?: Error;
  private closed = false;

  /** What is in the data file now is flushed and made the base; `hold` must hold what is committed. */
  constructor(
    folder: string,
    private readonly hold: () => Held,
  ) {
    this.data = new DataPages(folder);
    this.data.flushNow();
    syncFolder(folder);
    const [active, spare] = pathsIn(folder).map((path) => new Segment(path)) as [Segment, Segment];
    this.files = [active, spare];
    this.held = hold();
    active.begin(this.number, this.data.moment());
  }

  note(change: KeyChange): void {
    this.changes.add(change);
  }

  /** Makes the noted changes durable; within the write that they are of, as its last step. */
  flush(): void {
    if (this.broken) throw this.broken;
    const { bytes } = this.changes;
    if (!bytes.length) return;
    this.written = true;
    this.files[0].append(bytes);
  }

  /** To be called when the write is committed; `urgent` if what it gave up is needed for the next. */
  committed(urgent: boolean): void {
    this.changes.clear();
    if (!this.written) return;
    this.written = false;
    if (urgent) this.checkpointNow();
    else if (this.files[0].used > SIZE) this.checkpoint();
    else this.timer ??= setTimeout(() => this.checkpoint(), IDLE).unref();
  }

  /** To be called when the write failed: nothing of it was done. */
  failed(): void {
    this.changes.clear();
    if (!this.written) return;
    this.written = false;
    this.daring(() => this.files[0].takeBack());
  }

  private begin(): Checkpoint {
    const [old, next] = this.files;
    const checkpoint = { old, held: this.held };
    this.number += 1;
    next.begin(this.number, this.data.moment());
    this.held = this.hold();
    this.files.reverse();
    this.running = checkpoint;
    return checkpoint;
  }

  private checkpoint(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running || this.broken) return;
    this.daring(() => {
      const checkpoint = this.begin();
      const flushed = Promise.all([this.data.flush(), this.files[0].flush()]);
      flushed.then(() => this.end(checkpoint)).catch((error: Error) => this.breakOff(error));
    });
  }

  /** Makes the data file durable at once. */
  checkpointNow(): void {
    this.daring(() => {
      const checkpoint = this.running ?? this.begin();
      this.data.flushNow();
      this.files[0].flushNow();
      this.end(checkpoint);
    });
  }

  private end(checkpoint: Checkpoint): void {
    // It was ended at once, and its files are in use again.
    if (this.running !== checkpoint || this.closed) return;
    checkpoint.old.retire();
    checkpoint.held.done();
    this.running = undefined;
  }

  private daring(work: () => void): void {
    try {
      if (!this.broken) work();
    } catch (error) {
      this.breakOff(error as Error);
    }
  }

  /** A disk that has once failed to flush may say later that it has: from then on nothing is written but at the next start. */
  private breakOff({ message }: Error): void {
    this.broken ??= new Error(`the data file could not be flushed (${message}); start the store again`);
  }

  /** Leaves the data file complete, and no journal. */
  close(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    // The first one may have been under way.
    this.checkpointNow();
    this.checkpointNow();
    this.daring(() => {
      this.files[0].retire();
      for (const file of this.files) file.remove();
    });
    this.closed = true;
    this.held.done();
    this.data.close();
  }
}
