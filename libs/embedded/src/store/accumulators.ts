import { evalExpr } from 'mingo/core';
import { $stdDevPop, $stdDevSamp } from 'mingo/operators/accumulator';
import type { Options } from 'mingo/types';
import { bsonType, type Doc } from './bson-types';
import { compareValues, keyOf } from './keys';
import { type SortSpec, sorted } from './sort';
import { Total } from './total';

/* Accumulators in which mingo and MongoDB differ: the order of values, missing fields, and numbers beyond doubles. */

type Accumulator = (docs: unknown[], argument: unknown, options: Options) => unknown;

/** Evaluates for each document; mingo's options say which document `$field` means. */
function mapped(docs: unknown[], expression: unknown, options: Options): unknown[] {
  const rooted = options as Options & { update?: (local: { root: unknown }) => Options };
  const values = docs.map((root) => evalExpr(root, expression, rooted.update?.({ root }) ?? options));
  rooted.update?.({ root: null });
  return values;
}

/** The values that are there, in order. */
function valuesOf(docs: unknown[], argument: unknown, options: Options): unknown[] {
  if (argument === null || argument === undefined) return docs;
  return mapped(docs, argument, options).filter((value) => value !== undefined);
}

function extreme(sign: 1 | -1): Accumulator {
  return (docs, argument, options) => {
    const values = valuesOf(docs, argument, options).filter((value) => value !== null);
    return values.length ? values.reduce((best, value) => (compareValues(value, best) * sign > 0 ? value : best)) : null;
  };
}

function totalled(result: (total: Total) => unknown): Accumulator {
  return (docs, argument, options) => {
    const total = new Total();
    for (const value of valuesOf(docs, argument, options)) total.add(value);
    return result(total);
  };
}

/** Decimals and wide integers count as doubles, as in MongoDB. */
function asDouble(value: unknown): number | undefined {
  if (['Decimal128', 'Long'].includes(bsonType(value) ?? '')) return Number(String(value));
  return typeof value === 'number' ? value : undefined;
}

/** mingo gives NaN where there are too few numbers. */
function deviation(accumulator: typeof $stdDevPop, least: number): Accumulator {
  return (docs, argument, options) => {
    const numbers = valuesOf(docs, argument, options)
      .map(asDouble)
      .filter((value) => value !== undefined);
    return numbers.length < least ? null : accumulator(numbers as never, null as never, options);
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
    const values = mapped(sorted(docs as Doc[], sortBy), output, options).map((value) => value ?? null);
    return which(values, Number(evalExpr({}, n, options)));
  };
}

/** This store's accumulators, which take the place of mingo's. */
export const ownAccumulators: Record<string, Accumulator> = {
  $min: extreme(-1),
  $max: extreme(1),
  $sum: totalled(({ sum }) => sum),
  $avg: totalled(({ average }) => average),
  $push: valuesOf,
  $addToSet: (docs, argument, options) => [
    ...new Map(valuesOf(docs, argument, options).map((value) => [keyOf(value), value])).values(),
  ],
  $stdDevPop: deviation($stdDevPop, 1),
  $stdDevSamp: deviation($stdDevSamp, 2),
  $top: ranked(([first]) => first ?? null),
  $topN: ranked((values, n) => values.slice(0, n)),
  $bottom: ranked((values) => values.at(-1) ?? null),
  $bottomN: ranked((values, n) => values.slice(-n)),
};
