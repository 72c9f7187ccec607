import { totalmem } from 'node:os';
import type { Doc } from './bson-types';

/** Bytes of BSON whose decoded documents are kept; decoded they take some six times as much, in two generations. */
const BUDGET = Math.min(32 * 1024 * 1024, totalmem() / 200);

/** How many rows next to each other are kept and forgotten together. */
const BLOCK_ROWS = 32;

/** What the caches of all collections may hold together: when it is used up, what was not asked for lately is forgotten. */
export class CacheBudget {
  generation = 0;
  private bytes = 0;

  constructor(private readonly room = BUDGET) {}

  /** Forgets everything: what was decoded may not be there. */
  clear(): void {
    this.generation += 2;
    this.bytes = 0;
  }

  /** Takes up room for documents. */
  take(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= this.room) return;
    this.generation += 1;
    this.bytes = bytes;
  }
}

/** Documents of rows next to each other. */
class Block {
  readonly docs = new Array<Doc | undefined>(BLOCK_ROWS).fill(undefined);
  count = 0;
  bytes = 0;
  /** True if no row of the block has a document on disk that is not here. */
  whole = false;

  put(at: number, doc: Doc, bytes: number): void {
    if (!this.docs[at]) {
      this.count += 1;
      this.bytes += bytes;
    }
    this.docs[at] = doc;
  }

  remove(at: number): void {
    if (!this.docs[at]) return;
    this.bytes -= this.bytes / this.count;
    this.count -= 1;
    this.docs[at] = undefined;
  }
}

/** Rows of a collection, from one up to but without another: either known, all of them, or to be read from the disk. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Undefined where the disk has to say. */
  readonly rows?: readonly number[];
}

/** The documents of one collection that were decoded lately, by row, as they are now. */
export class DocumentCache {
  private young = new Map<number, Block>();
  private old = new Map<number, Block>();
  private generation = 0;
  /** The block that was asked for last: mostly the next question is about it, too. */
  private last: { readonly number: number; readonly block: Block } | undefined;

  constructor(private readonly budget: CacheBudget) {}

  get(row: number): Doc | undefined {
    return this.block(Math.floor(row / BLOCK_ROWS))?.docs[row % BLOCK_ROWS];
  }

  set(row: number, doc: Doc, bytes: number): void {
    this.budget.take(bytes);
    const number = Math.floor(row / BLOCK_ROWS);
    const block = this.block(number) ?? new Block();
    block.put(row % BLOCK_ROWS, doc, bytes);
    this.young.set(number, block);
  }

  delete(row: number): void {
    this.block(Math.floor(row / BLOCK_ROWS))?.remove(row % BLOCK_ROWS);
  }

  private block(number: number): Block | undefined {
    if (this.generation !== this.budget.generation) this.age();
    if (this.last?.number === number) return this.last.block;
    const block = this.young.get(number) ?? this.rescued(number);
    if (block) this.last = { number, block };
    return block;
  }

  /** What is asked for again stays, and takes up room again. */
  private rescued(number: number): Block | undefined {
    const block = this.old.get(number);
    if (!block) return undefined;
    this.budget.take(block.bytes);
    if (this.generation !== this.budget.generation) this.age();
    this.young.set(number, block);
    return block;
  }

  private age(): void {
    this.old = this.budget.generation === this.generation + 1 ? this.young : new Map();
    this.young = new Map();
    this.last = undefined;
    this.generation = this.budget.generation;
  }

  /** All rows that there can be, in their order, with those of blocks that are known without a look at the disk. */
  *stretches(): Iterable<Stretch> {
    let from = 0;
    for (const [number, block] of this.wholeBlocks()) {
      const start = number * BLOCK_ROWS;
      if (start > from) yield { from, to: start };
      from = start + BLOCK_ROWS;
      yield { from: start, to: from, rows: rowsOf(block, start) };
    }
    yield { from, to: Infinity };
  }

  private wholeBlocks(): [number, Block][] {
    if (this.generation !== this.budget.generation) this.age();
    const all = new Map([...this.old, ...this.young]);
    return [...all].filter(([, { whole }]) => whole).sort(([a], [b]) => a - b);
  }

  /**
   * Learns which blocks are whole from the rows of a stretch as they are read from the disk, each looked up before the next; Infinity ends the
   * stretch.
   */
  lesson(): (row: number) => void {
    let number = -1;
    let found = 0;
    return (row) => {
      const own = Math.floor(row / BLOCK_ROWS);
      if (own !== number) this.learn(number, found);
      found = own === number ? found + 1 : 1;
      number = own;
    };
  }

  private learn(number: number, found: number): void {
    const block = this.young.get(number);
    if (block?.count === found) block.whole = true;
  }
}

function rowsOf({ docs }: Block, start: number): number[] {
  const rows: number[] = [];
  for (let at = 0; at < BLOCK_ROWS; at++) if (docs[at]) rows.push(start + at);
  return rows;
}
