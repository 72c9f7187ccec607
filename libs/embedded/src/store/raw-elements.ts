/* The elements of an encoded document, found without decoding it. See bsonspec.org. */

const FIXED: Record<number, number> = { 1: 8, 6: 0, 7: 12, 8: 1, 9: 8, 10: 0, 16: 4, 17: 8, 18: 8, 19: 16, 127: 0, 255: 0 };
/** Types whose length comes first, and how much more than that length they take. */
const COUNTED: Record<number, number> = { 2: 4, 3: 0, 4: 0, 5: 5, 12: 16, 13: 4, 14: 4, 15: 0 };
const PATTERN = 11;

function endOfText(bytes: Buffer, at: number): number {
  return bytes.indexOf(0, at) + 1;
}

/** Where the element that starts at `at` ends. */
function endOfElement(bytes: Buffer, at: number): number {
  const type = bytes[at]!;
  const value = endOfText(bytes, at + 1);
  const fixed = FIXED[type];
  if (fixed !== undefined) return value + fixed;
  const counted = COUNTED[type];
  if (counted !== undefined) return value + bytes.readInt32LE(value) + counted;
  if (type === PATTERN) return endOfText(bytes, endOfText(bytes, value));
  throw new Error(`There is no type ${type} in BSON`);
}

/** The same document with its _id in front; undefined if it has none. */
export function withIdInFront(encoded: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  for (let at = 4, end = 0; bytes[at] !== 0; at = end) {
    end = endOfElement(bytes, at);
    if (bytes.toString('latin1', at + 1, at + 5) !== '_id\0') continue;
    return Buffer.concat([bytes.subarray(0, 4), bytes.subarray(at, end), bytes.subarray(4, at), bytes.subarray(end)]);
  }
  return undefined;
}
