import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { bsonType, type Doc, isDoc } from './bson-types';

/*
 * Every value has a text key whose plain string order is MongoDB's order of values. Indexes, sorting, equality and grouping
 * all use it, so they cannot disagree. A key never is the beginning of another key of a different value, so the keys of a
 * compound index are simply joined.
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
const double = new Float64Array(1);
const quarters = new Uint16Array(double.buffer);

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
  let out = '';
  for (let i = 0; i < key.length; i++) out += String.fromCharCode(0xffff - key.charCodeAt(i));
  return out;
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

function textKey(text: string): string {
  let key = text;
  if (/[\ud800-\uffff]/.test(key)) key = inCodePointOrder(key);
  if (key.includes('\u0000')) key = key.replaceAll('\u0000', '\u0000\u0001');
  return key + TEXT_END;
}

/** JavaScript orders by UTF-16 units, MongoDB by UTF-8 bytes; they differ above the surrogates. */
function inCodePointOrder(text: string): string {
  return text.replace(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
  });
}

function doubleKey(value: number, tie = 0x8000): string {
  if (Number.isNaN(value)) return '\u0000\u0000\u0000\u0000\u0000';
  double[0] = value === 0 ? 0 : value;
  const flip = quarters[3]! & 0x8000 ? 0xffff : 0;
  const [low, second, third, high] = quarters as unknown as [number, number, number, number];
  return String.fromCharCode(flip ? high ^ 0xffff : high | 0x8000, third ^ flip, second ^ flip, low ^ flip, tie);
}

function longKey(value: Long): string {
  const near = value.toNumber();
  const off = Math.abs(near) < 2 ** 53 ? 0 : Number(value.toBigInt() - BigInt(near));
  return RANK.number + doubleKey(near, 0x8000 + off);
}

function decimalKey(value: Decimal128): string {
  const text = value.toString();
  const exact = text.replace(/E.*|[^0-9]/g, '').length <= 15;
  return exact ? RANK.number + doubleKey(Number(text)) : RANK.number + doubleKey(Number(text), 0x8001) + textKey(text);
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
