import { calculateObjectSize, Long } from 'bson';
import type { Doc } from './bson-types';
import { demand } from './errors';

/** Results that are handed out in batches. */
export interface Results {
  ns: string;
  docs: Doc[];
  /** Made of each document just before it is sent. */
  project?: (doc: Doc) => Doc;
}

/** How much of the results goes into one reply. */
export interface Batch {
  size?: number;
  /** True if the client wants no more than the first batch. */
  single?: boolean;
}

type Open = Results & { position: number; lastUsed: number };

const BATCH_BYTES = 15 * 1024 * 1024;
const FIRST_BATCH = 101;
const IDLE_LIMIT = 10 * 60_000;

/** Results that clients have not yet fetched to the end; given up after ten idle minutes. */
export class Cursors {
  private readonly open = new Map<number, Open>();
  private last = Date.now();

  /** The reply with the first batch. */
  first(results: Results, { size = FIRST_BATCH, single }: Batch): Doc {
    const cursor: Open = { ...results, position: 0, lastUsed: Date.now() };
    const firstBatch = take(cursor, size);
    const more = !single && cursor.position < cursor.docs.length;
    if (more) this.open.set(++this.last, cursor);
    return { cursor: { firstBatch, id: Long.fromNumber(more ? this.last : 0), ns: results.ns }, ok: 1 };
  }

  /** The reply with a further batch; throws CursorNotFound. */
  next(id: number, size = Number.MAX_SAFE_INTEGER): Doc {
    const cursor = this.open.get(id);
    demand(cursor, 'CursorNotFound', `cursor id ${id} not found`);
    const nextBatch = take(cursor, size || Number.MAX_SAFE_INTEGER);
    const more = cursor.position < cursor.docs.length;
    if (!more) this.open.delete(id);
    cursor.lastUsed = Date.now();
    return { cursor: { nextBatch, id: Long.fromNumber(more ? id : 0), ns: cursor.ns }, ok: 1 };
  }

  /** Closes cursors; says which were there. */
  kill(ids: number[]): { killed: number[]; missing: number[] } {
    const killed = ids.filter((id) => this.open.delete(id));
    return { killed, missing: ids.filter((id) => !killed.includes(id)) };
  }

  /** Closes the cursors that nobody has asked for in ten minutes. */
  forget(now: number): void {
    for (const [id, { lastUsed }] of this.open) if (now - lastUsed > IDLE_LIMIT) this.open.delete(id);
  }
}

function take(cursor: Open, size: number): Doc[] {
  const batch: Doc[] = [];
  let bytes = 0;
  while (batch.length < size && cursor.position < cursor.docs.length) {
    const stored = cursor.docs[cursor.position]!;
    const doc = cursor.project ? cursor.project(stored) : stored;
    bytes += calculateObjectSize(doc);
    if (batch.length && bytes > BATCH_BYTES) break;
    batch.push(doc);
    cursor.position += 1;
  }
  return batch;
}
