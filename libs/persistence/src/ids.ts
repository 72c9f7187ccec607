import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';

const NAMESPACE = 'd8a4a3d2-5f0b-4c5e-9d53-6b3f1c2a7e10';

const COUNTER_END = 0x1000;

let lastMs = 0;
let counter = 0;
let timePart = '';

/** A new id (UUIDv7, RFC 9562): later ids of a process sort after its earlier ones, also within a millisecond. */
export function newId(): string {
  count(Date.now());
  const sequence = counter.toString(16).padStart(3, '0');
  // Node keeps a store of random UUIDs, which makes them several times as cheap as as many random bytes.
  return `${timePart}-7${sequence}${randomUUID().slice(18)}`;
}

/** A counter that is used up, or a clock that was put back, borrows from the next millisecond. */
function count(nowMs: number): void {
  counter++;
  if (nowMs <= lastMs && counter < COUNTER_END) return;
  lastMs = Math.max(nowMs, lastMs + 1);
  counter = 0;
  const time = lastMs.toString(16).padStart(12, '0');
  timePart = `${time.slice(0, 8)}-${time.slice(8)}`;
}

/** The id (UUIDv5) that always stands for these words: the same words give the same id. */
export const idOf = (...words: string[]): string => v5(words.join('\u0000'), NAMESPACE);
