import { evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import type { Options } from 'mingo/types';
import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';

/* Stages that mingo does otherwise: fields put into arrays and documents, and arguments that must be refused. */

type Stage = (input: Iterator, argument: never, options: Options) => Iterator;

/** The documents with fields put in, at dotted paths and into every element of an array; nothing that is there is changed. */
const $addFields: Stage = (input, spec: Doc, options) => {
  const fields = flat(spec);
  return input.map((doc) =>
    fields.reduce((out, [path, expression]) => withValue(out, path, evalExpr(doc, expression, options)) as Doc, doc as Doc),
  );
};

function flat(spec: Doc, parent: string[] = []): [string[], unknown][] {
  return Object.entries(spec).flatMap(([name, value]): [string[], unknown][] => {
    const path = [...parent, ...name.split('.')];
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]!.startsWith('$');
    return nested ? flat(value, path) : [[path, value]];
  });
}

/** The holder with a value at a path, undefined takes the field away. */
export function withValue(holder: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(holder)) return holder.map((item) => withValue(item, [name, ...rest], value));
  const doc = isDoc(holder) ? holder : {};
  if (value === undefined && !(name in doc)) return holder;
  const inner = withValue(doc[name], rest, value);
  if (inner !== undefined) return { ...doc, [name]: inner };
  const { [name]: _, ...without } = doc;
  return without;
}

/** Gives nothing for nothing. */
const $count: Stage = (input, name: string) => input.transform((docs) => Lazy(docs.length ? [{ [name]: docs.length }] : []));

function demandFieldName(name: unknown): void {
  const usable = typeof name === 'string' && name !== '' && !/^\$|\.|\0/.test(name);
  demand(usable, 'BadValue', 'the count field must be a non-empty string without dots and dollars');
}

/** What a stage's argument must be, for stages that a search may stand in for. */
export const STAGE_CHECKS: Record<string, (argument: unknown) => void> = {
  $count: demandFieldName,
  $limit: (count) => demand(Number.isInteger(count) && Number(count) > 0, 'BadValue', 'the limit must be positive'),
  $skip: (count) => demand(Number.isInteger(count) && Number(count) >= 0, 'BadValue', 'Argument to $skip cannot be negative'),
  $sort: (spec) => demand(isDoc(spec) && Object.keys(spec).length, 'BadValue', '$sort stage must have at least one sort key'),
};

const $sample: Stage = (input, argument: { size?: unknown }) => {
  const size = Number(argument?.size);
  demand(Number.isInteger(size) && size > 0, 'BadValue', 'size argument to $sample must be a positive whole number');
  return input.transform((docs) => Lazy(shuffled(docs).slice(0, size)));
};

function shuffled(docs: unknown[]): unknown[] {
  const rows = docs.map((doc) => ({ doc, at: Math.random() }));
  return rows.sort((a, b) => a.at - b.at).map(({ doc }) => doc);
}

/** These stages by name. */
export const shapingStages: Record<string, Stage> = { $addFields, $set: $addFields, $count, $sample };
