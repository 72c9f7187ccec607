import { evalExpr } from 'mingo/core';
import { $avg, $push, $sum } from 'mingo/operators/accumulator';
import type { Options } from 'mingo/types';
import { bsonType } from './bson-types';
import { demand } from './errors';
import { compareValues } from './keys';

/* Expressions and accumulators in which mingo and MongoDB differ: the order of values, and numbers beyond doubles. */

type Expression = (doc: unknown, argument: unknown, options: Options) => unknown;
type Accumulator = (docs: unknown[], argument: unknown, options: Options) => unknown;

/** A missing field comes before null here, unlike in queries. */
function order(doc: unknown, argument: unknown, options: Options): number {
  demand(Array.isArray(argument) && argument.length === 2, 'InvalidPipelineOperator', 'A comparison takes exactly 2 arguments');
  const [left, right] = argument.map((item) => evalExpr(doc, item, options));
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  return compareValues(left, right);
}

function comparison(holds: (order: number) => boolean): Expression {
  return (doc, argument, options) => holds(order(doc, argument, options));
}

/** The comparing expressions, by MongoDB's order of values. */
export const ownExpressions: Record<string, Expression> = {
  $cmp: order,
  $eq: comparison((result) => result === 0),
  $ne: comparison((result) => result !== 0),
  $gt: comparison((result) => result > 0),
  $gte: comparison((result) => result >= 0),
  $lt: comparison((result) => result < 0),
  $lte: comparison((result) => result <= 0),
};

function extreme(sign: 1 | -1): Accumulator {
  return (docs, argument, options) => {
    const values = $push(docs as never, argument as never, options).filter((value) => value !== null && value !== undefined);
    return values.length ? values.reduce((best, value) => (compareValues(value, best) * sign > 0 ? value : best)) : null;
  };
}

function doublesOnly(accumulator: typeof $sum | typeof $avg): Accumulator {
  return (docs, argument, options) => {
    const wide = $push(docs as never, argument as never, options).some((value) =>
      ['Decimal128', 'Long'].includes(bsonType(value) ?? ''),
    );
    demand(!wide, 'NotImplemented', 'This store does not calculate with Decimal128 or integers beyond 2^53');
    return accumulator(docs as never, argument as never, options);
  };
}

/** $min and $max by MongoDB's order; $sum and $avg refuse what they would leave out in silence. */
export const ownAccumulators: Record<string, Accumulator> = {
  $min: extreme(-1),
  $max: extreme(1),
  $sum: doublesOnly($sum),
  $avg: doublesOnly($avg),
};
