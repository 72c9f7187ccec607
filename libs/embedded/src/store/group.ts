import { evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import * as mingo from 'mingo/operators/accumulator';
import type { Options } from 'mingo/types';
import { type Doc, isDoc } from './bson-types';
import { type Comparison, comparisonOf } from './collation';
import { demand } from './errors';
import { Total } from './total';

/* $group in one pass: mingo gathers the documents of every group first, and orders values by its own rules. */

interface Accumulation {
  add(value: unknown): void;
  result(): unknown;
}
type Value = (doc: Doc) => unknown;
interface Field {
  name: string;
  value: Value;
  begin: (by: Comparison) => Accumulation;
}

function totalled(result: (total: Total) => unknown): () => Accumulation {
  return () => {
    const total = new Total();
    return { add: (value) => total.add(value), result: () => result(total) };
  };
}

function extreme(sign: 1 | -1): (by: Comparison) => Accumulation {
  return ({ compare }) => {
    let best: unknown;
    return {
      add(value) {
        if (value === undefined || value === null) return;
        if (best === undefined || compare(value, best) * sign > 0) best = value;
      },
      result: () => best ?? null,
    };
  };
}

function $first(): Accumulation {
  const values: unknown[] = [];
  return { add: (value) => values.length || values.push(value), result: () => values[0] ?? null };
}

function $last(): Accumulation {
  let last: unknown;
  return {
    add(value) {
      last = value;
    },
    result: () => last ?? null,
  };
}

function $push(): Accumulation {
  const values: unknown[] = [];
  return { add: (value) => value === undefined || values.push(value), result: () => values };
}

function $addToSet({ key }: Comparison): Accumulation {
  const values = new Map<string, unknown>();
  return {
    add: (value) => value === undefined || values.set(key(value), value),
    result: () => [...values.values()],
  };
}

function $count(): Accumulation {
  let count = 0;
  return { add: () => (count += 1), result: () => count };
}

const INCREMENTAL: Record<string, (by: Comparison) => Accumulation> = {
  $sum: totalled(({ sum }) => sum),
  $avg: totalled(({ average }) => average),
  $min: extreme(-1),
  $max: extreme(1),
  $first,
  $last,
  $push,
  $addToSet,
  $count,
};

/** How a stage reads an expression of a document; plain fields and constants without mingo. */
export function readerOf(expression: unknown, options: Options): Value {
  if (typeof expression === 'number' || typeof expression === 'boolean' || expression === null) return () => expression;
  if (typeof expression === 'string' && /^\$[^$.]+$/.test(expression)) {
    const name = expression.slice(1);
    return (doc) => doc[name];
  }
  return (doc) => evalExpr(doc, expression, options);
}

function fieldOf(name: string, spec: unknown, options: Options): Field {
  const [[operator, argument] = [''], ...more] = Object.entries(isDoc(spec) ? spec : {});
  demand(operator.startsWith('$') && !more.length, 'BadValue', `The field '${name}' must be an accumulator object`);
  const begin = INCREMENTAL[operator];
  if (begin) return { name, begin, value: operator === '$count' ? () => 1 : readerOf(argument, options) };
  demand(operator in mingo && operator !== '$accumulator', 'BadValue', `unknown group operator '${operator}'`);
  return { name, value: (doc) => doc, begin: () => gathering((docs) => evalExpr(docs, { [operator]: argument }, options)) };
}

function gathering(work: (docs: Doc[]) => unknown): Accumulation {
  const docs: Doc[] = [];
  return { add: (doc) => docs.push(doc as Doc), result: () => work(docs) };
}

/** The stage. */
export function $group(input: Iterator, spec: Doc, options: Options): Iterator {
  demand(isDoc(spec) && '_id' in spec, 'BadValue', 'a group specification must include an _id');
  const { _id, ...rest } = spec;
  const id = readerOf(_id, options);
  const by = comparisonOf(options.collation as Doc | undefined);
  const fields = Object.entries(rest).map(([name, accumulator]) => fieldOf(name, accumulator, options));
  return input.transform((docs) => Lazy(grouped(docs as Doc[], { id, fields, by })));
}

/** Keys of texts are kept, up to so many: making one costs more than all the rest. */
const MOST_KEYS = 10_000;

function grouped(docs: Doc[], { id, fields, by }: { id: Value; fields: Field[]; by: Comparison }): Doc[] {
  const groups = new Map<string, { _id: unknown; parts: Accumulation[] }>();
  const keys = new Map<unknown, string>();
  for (const doc of docs) {
    const _id = id(doc);
    let key = keys.get(_id);
    if (key === undefined) {
      key = by.key(_id);
      if (typeof _id === 'string' && keys.size < MOST_KEYS) keys.set(_id, key);
    }
    let group = groups.get(key);
    if (!group) {
      group = { _id, parts: fields.map(({ begin }) => begin(by)) };
      groups.set(key, group);
    }
    for (let i = 0; i < fields.length; i++) group.parts[i]!.add(fields[i]!.value(doc));
  }
  return [...groups.values()].map(({ _id, parts }) => ({
    _id: _id ?? null,
    ...Object.fromEntries(parts.map((part, i) => [fields[i]!.name, part.result()])),
  }));
}
