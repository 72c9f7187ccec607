import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { bsonType, type Doc, isDoc } from './bson-types';

/*
 * Every value has a key: a text of bytes (characters up to 0xff) whose plain order is MongoDB's order of values. Indexes on disk,
 * sorting, equality and grouping all use it, so they cannot disagree. A key never is the beginning of another key of a
 * different value, so the keys of a compound index are simply joined.
 */

/** The first character of a key: MongoDB's order of types. */
export const RANK = {
  minKey: '\u0001',
  undefined: '\u0002',
  null: '\u0005',
  number: '\u0010',
  string: '\u0020',
  object: '\u0030',
  array: '\u0040',
  binary: '\u0050',
  objectId: '\u0060',
  boolean: '\u0070',
  date: '\u0080',
  timestamp: '\u0090',
  regex: '\u00a0',
  code: '\u00b0',
  maxKey: '\u00f0',
} as const;

const END = '\u0000';
const TEXT_END = '\u0000\u0000';
const NOT_A_NUMBER = END.repeat(10);
const NO_TIE = 0x8000;
const double = new DataView(new ArrayBuffer(8));

/** The key of a value; a missing value has the key of null. */
export function keyOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return RANK.string + textKey(value);
    case 'number':
      return RANK.number + doubleKey(value);
    case 'boolean':
      return RANK.boolean + (value ? '\u0002' : '\u0001');
    case 'bigint':
      return longKey(Long.fromBigInt(value));
    case 'object':
      return value === null ? RANK.null : objectKey(value);
    default:
      return RANK.null;
  }
}

/** The same key for a descending field of an index. */
export function inverted(key: string): string {
  const bytes = Buffer.from(key, 'latin1');
  for (let i = 0; i < bytes.length; i++) bytes[i] = 0xff - bytes[i]!;
  return bytes.toString('latin1');
}

/** MongoDB's order of two values: negative, zero or positive. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b)) return a < b ? -1 : a > b ? 1 : 0;
  return compareKeys(keyOf(a), keyOf(b));
}

/** Plain order of two keys. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True if MongoDB calls the values equal: 1 and Long 1 are, {a, b} and {b, a} are not. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' && typeof b !== 'object' && typeof a === typeof b && !Number.isNaN(a)) return false;
  return keyOf(a) === keyOf(b);
}

/** Text orders by its UTF-8 bytes, as in MongoDB. */
function textKey(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the plain characters are all of ASCII but zero.
  const plain = /^[\u0001-\u007f]*$/.test(text);
  return (plain ? text : Buffer.from(text, 'utf8').toString('latin1').replaceAll('\u0000', '\u0000\u0001')) + TEXT_END;
}

function doubleKey(value: number, tie = NO_TIE): string {
  if (Number.isNaN(value)) return NOT_A_NUMBER;
  double.setFloat64(0, value === 0 ? 0 : value);
  const [high, low] = [double.getUint32(0), double.getUint32(4)];
  return value < 0 ? wordsKey(~high, ~low, tie) : wordsKey(high | 0x80000000, low, tie);
}

function wordsKey(high: number, low: number, tie: number): string {
  return String.fromCharCode(
    high >>> 24,
    (high >>> 16) & 0xff,
    (high >>> 8) & 0xff,
    high & 0xff,
    low >>> 24,
    (low >>> 16) & 0xff,
    (low >>> 8) & 0xff,
    low & 0xff,
    tie >>> 8,
    tie & 0xff,
  );
}

function longKey(value: Long): string {
  const near = value.toNumber();
  const off = Math.abs(near) < 2 ** 53 ? 0 : Number(value.toBigInt() - BigInt(near));
  return RANK.number + doubleKey(near, NO_TIE + off);
}

function decimalKey(value: Decimal128): string {
  const text = value.toString();
  const exact = text.replace(/E.*|[^0-9]/g, '').length <= 15;
  return exact ? RANK.number + doubleKey(Number(text)) : RANK.number + doubleKey(Number(text), NO_TIE + 1) + textKey(text);
}

function objectKey(value: object): string {
  if (value instanceof Date) return RANK.date + doubleKey(value.getTime());
  if (Array.isArray(value)) return RANK.array + value.map(keyOf).join('') + END;
  if (value instanceof RegExp) return RANK.regex + textKey(value.source) + textKey(value.flags);
  if (isDoc(value)) return RANK.object + fieldKeys(value) + END;
  return bsonKey(value);
}

function fieldKeys(doc: Doc): string {
  let out = '';
  for (const name of Object.keys(doc)) {
    const key = keyOf(doc[name]);
    out += key.charAt(0) + textKey(name) + key;
  }
  return out;
}

function bsonKey(value: object): string {
  if (value instanceof ObjectId) return RANK.objectId + latin(value.id);
  if (value instanceof Decimal128) return decimalKey(value);
  if (value instanceof Timestamp) return RANK.timestamp + doubleKey(value.t) + doubleKey(value.i);
  if (value instanceof Long) return longKey(value);
  if (value instanceof Binary)
    return RANK.binary + doubleKey(value.length()) + String.fromCharCode(value.sub_type) + latin(value.value());
  if (value instanceof MinKey) return RANK.minKey;
  if (value instanceof MaxKey) return RANK.maxKey;
  const type = bsonType(value);
  if (type === 'Int32' || type === 'Double') return RANK.number + doubleKey(Number(value));
  if (type === 'BSONSymbol') return RANK.string + textKey(String(value));
  return RANK.code + textKey(JSON.stringify(value));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
