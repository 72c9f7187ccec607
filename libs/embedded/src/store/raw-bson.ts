import type { Doc } from './bson-types';

/* BSON that is handed on as it is: a stored document goes into an answer without being taken apart. */

/** Bytes left free in front of an encoded answer, for the header of its message. */
export const HEADROOM = 21;

const OBJECT = 3;
const ARRAY = 4;
const INT64 = 18;
const STRING = 2;
const DOUBLE = 1;
const indexNames: Buffer[] = [];

function indexName(index: number): Buffer {
  indexNames[index] ??= Buffer.from(`${index}\0`, 'latin1');
  return index < 100_000 ? indexNames[index] : Buffer.from(`${index}\0`, 'latin1');
}

/** One batch of a cursor. */
export interface CursorBatch {
  name: 'firstBatch' | 'nextBatch';
  docs: Uint8Array[];
  /** 0 when there is nothing more. */
  id: number;
  ns: string;
}

/** The answer { cursor: { firstBatch: […], id, ns }, ok: 1 } around documents that are encoded already, with headroom. */
export function cursorReply({ name, docs, id, ns }: CursorBatch): Buffer {
  const list = docs.reduce((sum, doc, i) => sum + 1 + indexName(i).length + doc.length, 5);
  const nsBytes = Buffer.from(`${ns}\0`, 'utf8');
  const cursor = 4 + 1 + name.length + 1 + list + (1 + 3 + 8) + (1 + 3 + 4 + nsBytes.length) + 1;
  const length = 4 + 1 + 7 + cursor + (1 + 3 + 8) + 1;
  const out = Buffer.allocUnsafe(HEADROOM + length);
  let at = out.writeInt32LE(length, HEADROOM);
  at = header(out, at, [OBJECT, 'cursor']);
  at = out.writeInt32LE(cursor, at);
  at = header(out, at, [ARRAY, name]);
  at = writeList(out, out.writeInt32LE(list, at), docs);
  at = out.writeBigInt64LE(BigInt(id), header(out, at, [INT64, 'id']));
  at = out.writeInt32LE(nsBytes.length, header(out, at, [STRING, 'ns']));
  at += nsBytes.copy(out, at);
  at = out.writeUInt8(0, at);
  at = out.writeDoubleLE(1, header(out, at, [DOUBLE, 'ok']));
  out.writeUInt8(0, at);
  return out;
}

function writeList(out: Buffer, start: number, docs: Uint8Array[]): number {
  let at = start;
  docs.forEach((doc, i) => {
    at = out.writeUInt8(OBJECT, at);
    at += indexName(i).copy(out, at);
    out.set(doc, at);
    at += doc.length;
  });
  return out.writeUInt8(0, at);
}

function header(out: Buffer, at: number, [type, name]: [number, string]): number {
  const next = out.writeUInt8(type, at);
  return out.writeUInt8(0, next + out.write(name, next, 'latin1'));
}

/** True for an answer that is encoded already. */
export function isEncoded(answer: Doc | Uint8Array): answer is Uint8Array {
  return answer instanceof Uint8Array;
}
