import { demand } from './errors';
import { cursorReply } from './raw-bson';
import type { RunningTransaction } from './sessions';

/** Results that are handed out in batches. */
export interface Results {
  ns: string;
  count: number;
  /** The bytes of a result, undefined if it is no longer there. */
  at: (position: number) => Uint8Array | undefined;
  /** The transaction that they belong to. */
  transaction?: RunningTransaction;
}

/** How much of the results goes into one reply. */
export interface Batch {
  size?: number;
  /** True if the client wants no more than the first batch. */
  single?: boolean;
}

type Open = Results & { position: number; lastUsed: number; keep: boolean };

const BATCH_BYTES = 15 * 1024 * 1024;
const FIRST_BATCH = 101;
const IDLE_LIMIT = 10 * 60_000;

/** Results that clients have not yet fetched to the end; given up after ten idle minutes. */
export class Cursors {
  private readonly open = new Map<number, Open>();
  private last = Date.now() * 1_000;

  /** The reply with the first batch. */
  first(results: Results, { size = FIRST_BATCH, single }: Batch, keep = false): Uint8Array {
    const { ns, count, at, transaction } = results;
    const cursor: Open = { ns, count, at, transaction, position: 0, lastUsed: Date.now(), keep };
    const docs = take(cursor, size);
    const more = !single && cursor.position < cursor.count;
    if (more) this.open.set(++this.last, cursor);
    return cursorReply({ name: 'firstBatch', docs, id: more ? this.last : 0, ns: results.ns });
  }

  /** The reply with a further batch; throws CursorNotFound. */
  next(id: number, collection: string, size = Number.MAX_SAFE_INTEGER): Uint8Array {
    const cursor = this.open.get(id);
    demand(cursor, 'CursorNotFound', `cursor id ${id} not found`);
    demand(!cursor.transaction?.outcome, 'CursorNotFound', `cursor id ${id} not found: its transaction has ended`);
    const own = cursor.ns.slice(cursor.ns.indexOf('.') + 1);
    demand(own === collection, 'Unauthorized', `Requested getMore on namespace '${collection}', but cursor belongs to '${own}'`);
    const docs = take(cursor, size || Number.MAX_SAFE_INTEGER);
    const more = cursor.position < cursor.count;
    if (!more) this.open.delete(id);
    cursor.lastUsed = Date.now();
    return cursorReply({ name: 'nextBatch', docs, id: more ? id : 0, ns: cursor.ns });
  }

  /** Closes cursors; says which were there. */
  kill(ids: number[]): { killed: number[]; missing: number[] } {
    const killed = ids.filter((id) => this.open.delete(id));
    return { killed, missing: ids.filter((id) => !killed.includes(id)) };
  }

  /** Closes the cursors that nobody has asked for in ten minutes, but for those whose clients asked not to. */
  forget(now: number): void {
    for (const [id, { lastUsed, keep, transaction }] of this.open) {
      if (transaction?.outcome || (!keep && now - lastUsed > IDLE_LIMIT)) this.open.delete(id);
    }
  }
}

function take(cursor: Open, size: number): Uint8Array[] {
  const batch: Uint8Array[] = [];
  let bytes = 0;
  while (batch.length < size && cursor.position < cursor.count) {
    const doc = cursor.at(cursor.position);
    if (doc && batch.length && bytes + doc.length > BATCH_BYTES) break;
    cursor.position += 1;
    if (!doc) continue;
    bytes += doc.length;
    batch.push(doc);
  }
  return batch;
}
