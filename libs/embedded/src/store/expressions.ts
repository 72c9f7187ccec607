import { ObjectId } from 'bson';
import { evalExpr } from 'mingo/core';
import * as mingo from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { bsonType, isDoc } from './bson-types';
import { dateExpressions } from './date-expressions';
import { demand, StoreError } from './errors';
import { compareValues } from './keys';

/* Expressions in which mingo and MongoDB differ: the order of values, numbers beyond doubles, arguments in a list of one. */

/** An operator of expressions, with what it is applied to. */
export type Expression = (doc: unknown, argument: unknown, options: Options) => unknown;

const given = mingo as unknown as Record<string, Expression>;

/** A missing field comes before null here, unlike in queries. */
function order(doc: unknown, argument: unknown, options: Options): number {
  demand(Array.isArray(argument) && argument.length === 2, 'BadValue', 'A comparison takes exactly 2 arguments');
  const [left, right] = argument.map((item) => evalExpr(doc, item, options));
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return compareValues(left, right);
}

function comparison(holds: (order: number) => boolean): Expression {
  return (doc, argument, options) => holds(order(doc, argument, options));
}

/** These take one argument, plain or as a list of one, which mingo would take for the argument itself. */
const UNARY = `$abs $ceil $floor $sqrt $exp $ln $log10 $size $reverseArray $first $last $objectToArray $arrayToObject $toUpper
  $toLower $strLenCP $strLenBytes $toInt $toLong $toDouble $toString $toBool $toDate $type`.split(/\s+/);

function unary(operator: Expression): Expression {
  return (doc, argument, options) => {
    const single = !Array.isArray(argument) || argument.length === 1;
    demand(single, 'BadValue', 'this expression takes exactly 1 argument');
    return operator(doc, Array.isArray(argument) ? argument[0] : argument, options);
  };
}

/** Calculates with numbers that are exact here, and dates; anything else is refused instead of left out or rounded. */
function arithmetic(name: string): Expression {
  return (doc, argument, options) => {
    const values = [argument].flat().map((item) => evalExpr(doc, item, options));
    if (values.some((value) => value === null || value === undefined)) return null;
    for (const value of values) {
      const wide = ['Long', 'Decimal128'].includes(bsonType(value) ?? '');
      demand(!wide, 'NotImplemented', `${name}: this store does not calculate with Decimal128 or integers beyond 2^53`);
      demand(typeof value === 'number' || value instanceof Date, 'TypeMismatch', `${name} only supports numeric or date types`);
    }
    demand(!['$divide', '$mod'].includes(name) || values[1] !== 0, 'BadValue', `can't ${name} by zero`);
    return given[name]!(
      doc,
      values.map(($literal) => ({ $literal })),
      options,
    );
  };
}

const toInteger = (name: string): Expression =>
  unary((doc, argument, options) => {
    const value = evalExpr(doc, argument, options);
    const readable = typeof value !== 'string' || /^[+-]?\d+$/.test(value);
    demand(readable, 'ConversionFailure', `Failed to parse number '${String(value)}' in $convert with no onError value`);
    return given[name]!(doc, { $literal: value }, options);
  });

const $toObjectId: Expression = unary((doc, argument, options) => {
  const value = evalExpr(doc, argument, options);
  if (value === null || value === undefined || bsonType(value) === 'ObjectId') return value ?? null;
  const readable = typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value);
  demand(readable, 'ConversionFailure', `Failed to parse objectId '${String(value)}' in $convert with no onError value`);
  return ObjectId.createFromHexString(value);
});

function textOrEmpty(name: string): Expression {
  return unary((doc, argument, options) => given[name]!(doc, { $ifNull: [argument, ''] }, options));
}

const $indexOfCP: Expression = (doc, argument, options) => {
  demand(Array.isArray(argument) && argument.length >= 2, 'BadValue', '$indexOfCP takes 2 to 4 arguments');
  const [text, part, from = 0, to] = argument.map((item) => evalExpr(doc, item, options)) as [string, string, number?, number?];
  if (text === null || text === undefined) return null;
  demand(typeof text === 'string' && typeof part === 'string', 'BadValue', '$indexOfCP needs text');
  const characters = [...text];
  const found = characters.slice(from, to).join('').indexOf(part);
  return found < 0 ? -1 : from + [...characters.slice(from).join('').slice(0, found)].length;
};

/** mingo gives nothing where no branch fits. */
const $switch: Expression = (doc, argument, options) => {
  demand(isDoc(argument) && Array.isArray(argument.branches), 'BadValue', '$switch needs branches');
  const missed = () => {
    throw new StoreError('BadValue', '$switch could not find a matching branch for an input, and no default was specified');
  };
  const branch = (argument.branches as { case: unknown; then: unknown }[]).find((each) =>
    evalExpr(doc, { $and: [each.case] }, options),
  );
  if (branch) return evalExpr(doc, branch.then, options);
  return 'default' in argument ? evalExpr(doc, argument.default, options) : missed();
};

const wrapped = (names: string[], wrap: (name: string) => Expression) =>
  Object.fromEntries(names.map((name) => [name, wrap(name)]));

/** This store's expressions, which take the place of mingo's. */
export const ownExpressions: Record<string, Expression> = {
  $cmp: order,
  $eq: comparison((result) => result === 0),
  $ne: comparison((result) => result !== 0),
  $gt: comparison((result) => result > 0),
  $gte: comparison((result) => result >= 0),
  $lt: comparison((result) => result < 0),
  $lte: comparison((result) => result <= 0),
  ...wrapped(UNARY, (name) => unary(given[name]!)),
  ...wrapped(['$add', '$subtract', '$multiply', '$divide', '$mod'], arithmetic),
  ...wrapped(['$round', '$trunc'], (name) => (doc, argument, options) => given[name]!(doc, [argument].flat(), options)),
  ...wrapped(['$toInt', '$toLong'], toInteger),
  ...wrapped(['$toUpper', '$toLower'], textOrEmpty),
  ...dateExpressions,
  $toObjectId,
  $indexOfCP,
  $switch,
};
