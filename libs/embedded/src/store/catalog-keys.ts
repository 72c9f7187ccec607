import type { KeyRange } from './disk';
import { numberText } from './rows';

/* What is in the catalogue on disk, by the first character of its keys; a number follows. */

const ENTRY = 'c';
const GARBAGE = 'g';

/** The collections with their indexes. */
export const ENTRIES = beginning(ENTRY);

/** What was dropped and is still to be cleared away. */
export const MARKERS = beginning(GARBAGE);

function beginning(letter: string): KeyRange {
  return { low: letter, high: String.fromCharCode(letter.charCodeAt(0) + 1) };
}

/** The key of a collection. */
export function entryKey(number: number): string {
  return ENTRY + numberText(number, 4);
}

/** The key of a collection or index that was dropped. */
export function markerKey(number: number): string {
  return GARBAGE + numberText(number, 4);
}

/** The number in a key of the catalogue. */
export function numberIn(key: string): number {
  return Buffer.from(key.slice(1), 'latin1').readUInt32BE();
}
