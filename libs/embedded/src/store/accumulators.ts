import { evalExpr } from 'mingo/core';
import { $avg, $stdDevPop, $stdDevSamp, $sum } from 'mingo/operators/accumulator';
import type { Options } from 'mingo/types';
import { bsonType, type Doc } from './bson-types';
import { demand, StoreError } from './errors';
import { compareValues, keyOf } from './keys';
import { type SortSpec, sorted } from './sort';

/* Accumulators in which mingo and MongoDB differ: the order of values, missing fields, and numbers beyond doubles. */

type Accumulator = (docs: unknown[], argument: unknown, options: Options) => unknown;

/** The values that are there, in order. */
function valuesOf(docs: unknown[], argument: unknown, options: Options): unknown[] {
  if (argument === null || argument === undefined) return docs;
  return docs.map((doc) => evalExpr(doc, argument, options)).filter((value) => value !== undefined);
}

function extreme(sign: 1 | -1): Accumulator {
  return (docs, argument, options) => {
    const values = valuesOf(docs, argument, options).filter((value) => value !== null);
    return values.length ? values.reduce((best, value) => (compareValues(value, best) * sign > 0 ? value : best)) : null;
  };
}

function doublesOnly(accumulator: typeof $sum | typeof $avg): Accumulator {
  return (docs, argument, options) => {
    const wide = valuesOf(docs, argument, options).some((value) => ['Decimal128', 'Long'].includes(bsonType(value) ?? ''));
    demand(!wide, 'NotImplemented', 'This store does not calculate with Decimal128 or integers beyond 2^53');
    return accumulator(docs as never, argument as never, options);
  };
}

/** mingo gives NaN where there are too few numbers. */
function deviation(accumulator: typeof $stdDevPop): Accumulator {
  return (docs, argument, options) => {
    const result = accumulator(docs as never, argument as never, options);
    return Number.isFinite(result) ? result : null;
  };
}

interface Ranked {
  n?: unknown;
  sortBy: SortSpec;
  output: unknown;
}

/** $topN and its kin; `which` takes from the sorted documents. */
function ranked(which: (values: unknown[], n: number) => unknown): Accumulator {
  return (docs, argument, options) => {
    const { n = 1, sortBy, output } = argument as Ranked;
    const values = sorted(docs as Doc[], sortBy).map((doc) => evalExpr(doc, output, options) ?? null);
    return which(values, Number(evalExpr({}, n, options)));
  };
}

const refused: Accumulator = () => {
  throw new StoreError('NotImplemented', 'This store has no $median and no $percentile');
};

/** This store's accumulators, which take the place of mingo's. */
export const ownAccumulators: Record<string, Accumulator> = {
  $min: extreme(-1),
  $max: extreme(1),
  $sum: doublesOnly($sum),
  $avg: doublesOnly($avg),
  $push: valuesOf,
  $addToSet: (docs, argument, options) => [
    ...new Map(valuesOf(docs, argument, options).map((value) => [keyOf(value), value])).values(),
  ],
  $stdDevPop: deviation($stdDevPop),
  $stdDevSamp: deviation($stdDevSamp),
  $top: ranked(([first]) => first ?? null),
  $topN: ranked((values, n) => values.slice(0, n)),
  $bottom: ranked((values) => values.at(-1) ?? null),
  $bottomN: ranked((values, n) => values.slice(-n)),
  $median: refused,
  $percentile: refused,
};
