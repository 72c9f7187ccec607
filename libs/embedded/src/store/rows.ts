import type { KeyRange } from './disk';

/* Rows are the numbers of documents within their collection, given in the order of insertion and never twice. */

const ROW_BYTES = 6;

/** A whole number as bytes in order. */
export function numberText(value: number, bytes: number): string {
  let text = '';
  for (let left = value, i = 0; i < bytes; i++) {
    text = String.fromCharCode(left % 256) + text;
    left = Math.floor(left / 256);
  }
  return text;
}

/** A row as bytes in order. */
export function rowText(row: number): string {
  return numberText(row, ROW_BYTES);
}

/** The row in the last bytes of a key. */
export function rowIn(key: string): number {
  let row = 0;
  for (let i = key.length - ROW_BYTES; i < key.length; i++) row = row * 256 + key.charCodeAt(i);
  return row;
}

/** The row that a value of a unique index is. */
export function rowOf(value: Buffer): number {
  return value.readUIntBE(0, ROW_BYTES);
}

/** A row as the value of a unique index. */
export function rowBytes(row: number): Buffer {
  const bytes = Buffer.allocUnsafe(ROW_BYTES);
  bytes.writeUIntBE(row, 0, ROW_BYTES);
  return bytes;
}

/** The rows of a collection from one up to but without another. */
export function rowsBetween(number: number, { from, to }: { from: number; to: number }): KeyRange {
  const prefix = numberText(number, 4);
  return { low: prefix + rowText(from), high: to === Infinity ? allOf(number).high : prefix + rowText(to) };
}

/** Everything under a collection's or index's number. */
export function allOf(number: number): KeyRange {
  return { low: numberText(number, 4), high: numberText(number + 1, 4) };
}
