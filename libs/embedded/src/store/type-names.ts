import { bsonType, isDoc } from './bson-types';
import { demand } from './errors';
import { keyOf, RANK } from './keys';

const ALIASES: Record<string, (value: unknown) => boolean> = {
  double: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isDoc,
  array: Array.isArray,
  binData: (value) => bsonType(value) === 'Binary',
  objectId: (value) => bsonType(value) === 'ObjectId',
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp,
  int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff,
  timestamp: (value) => bsonType(value) === 'Timestamp',
  long: (value) => bsonType(value) === 'Long' || Number.isInteger(value),
  decimal: (value) => bsonType(value) === 'Decimal128',
  number: (value) => value !== undefined && keyOf(value).charAt(0) === RANK.number,
  minKey: (value) => bsonType(value) === 'MinKey',
  maxKey: (value) => bsonType(value) === 'MaxKey',
};
const NUMBERED: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
};

/** The test of a type that $type names; by value, not by width on the wire: 3 is an int, a long and a double alike. */
export function typeTest(name: unknown): (value: unknown) => boolean {
  const test = ALIASES[typeof name === 'number' ? (NUMBERED[name] ?? '') : String(name)];
  demand(test, 'BadValue', `Unknown type name alias: ${String(name)}`);
  return test;
}
