import { createHash, randomUUID } from 'node:crypto';

const NAMESPACE = Buffer.from('d8a4a3d25f0b4c5e9d536b3f1c2a7e10', 'hex');

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

/** The id (UUIDv5, RFC 9562) that always stands for these words: the same words give the same id. */
export function idOf(...words: string[]): string {
  // Every request has some of these: SHA-1 of the runtime takes a tenth of the time that one in JavaScript does.
  const hash = createHash('sha1').update(NAMESPACE).update(words.join('\u0000')).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
