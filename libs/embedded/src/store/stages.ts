import { Aggregator } from 'mingo/aggregator';
import { evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import { $project as mingoProject, $redact as mingoRedact } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { $group } from './group';
import { keyOf } from './keys';
import { valuesAt } from './paths';
import { shapingStages, withValue } from './shaping-stages';
import { sorted, sortSpec } from './sort';

/* Stages in which mingo and MongoDB differ. */

type Stage = (input: Iterator, argument: never, options: Options) => Iterator;

const $sort: Stage = (input, argument, options) => {
  const spec = sortSpec(argument);
  demand(spec, 'BadValue', '$sort stage must have at least one sort key');
  return input.transform((docs) => Lazy(sorted(docs as Doc[], spec, options.collation as Doc | undefined)));
};

/** mingo puts _id last. */
const $project: Stage = (input, argument, options) => {
  demand(isDoc(argument) && Object.keys(argument).length, 'BadValue', '$project specification must have at least one field');
  return mingoProject(input, argument, options).map((doc) => {
    const { _id, ...rest } = doc as Doc;
    return _id === undefined ? rest : { _id, ...rest };
  });
};

/** mingo keeps an empty document in the place of a pruned one. */
const $redact: Stage = (input, argument, options) => mingoRedact(input, argument, options).filter((doc) => doc !== undefined);

interface Unwind {
  path: string;
  includeArrayIndex?: string;
  preserveNullAndEmptyArrays?: boolean;
}

/** mingo drops empty strings and documents, which MongoDB keeps. */
const $unwind: Stage = (input, argument: string | Unwind) => {
  const spec = typeof argument === 'string' ? { path: argument } : argument;
  demand(
    typeof spec.path === 'string' && spec.path.startsWith('$'),
    'BadValue',
    "path option to $unwind stage should be prefixed with a '$'",
  );
  return input.transform((docs) => Lazy((docs as Doc[]).flatMap((doc) => unwound(doc, spec))));
};

function unwound(doc: Doc, { path, includeArrayIndex: at, preserveNullAndEmptyArrays: keep }: Unwind): Doc[] {
  const field = path.slice(1);
  const numbered = (row: Doc, index: number | null) => (at ? { ...row, [at]: index } : row);
  const value = field.split('.').reduce<unknown>((inner, name) => (isDoc(inner) ? inner[name] : undefined), doc);
  if (!Array.isArray(value))
    return value === null || value === undefined ? (keep ? [numbered(doc, null)] : []) : [numbered(doc, null)];
  if (!value.length) return keep ? [numbered(withField(doc, field, undefined), null)] : [];
  return value.map((item, index) => numbered(withField(doc, field, item), index));
}

function withField(doc: Doc, path: string, value: unknown): Doc {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length) return { ...doc, [name]: withField(doc[name] as Doc, rest.join('.'), value) };
  if (value !== undefined) return { ...doc, [name]: value };
  const { [name]: _, ...without } = doc;
  return without;
}

interface Lookup {
  from: string;
  as: string;
  localField?: string;
  foreignField?: string;
  let?: Doc;
  pipeline?: Doc[];
}

/** mingo runs the inner pipeline on the whole collection even where fields to join are given. */
const $lookup: Stage = (input, spec: Lookup, options) => {
  demand(typeof spec.from === 'string' && typeof spec.as === 'string', 'FailedToParse', "$lookup needs 'from' and 'as'");
  const foreign = options.collectionResolver!(spec.from) as Doc[];
  const joined = joiner(foreign, spec);
  return input.map((row) => {
    const doc = row as Doc;
    const found = spec.pipeline ? innerRun(joined(doc), { doc, spec, options }) : joined(doc);
    return withValue(doc, spec.as.split('.'), found) as Doc;
  });
};

function joiner(foreign: Doc[], { localField, foreignField }: Lookup): (doc: Doc) => Doc[] {
  if (!localField || !foreignField) return () => foreign;
  const byKey = new Map<string, Set<number>>();
  foreign.forEach((doc, index) => {
    for (const key of joinKeys(doc, foreignField)) byKey.set(key, (byKey.get(key) ?? new Set()).add(index));
  });
  return (doc) => {
    const hits = new Set(joinKeys(doc, localField).flatMap((key) => [...(byKey.get(key) ?? [])]));
    return [...hits].sort((a, b) => a - b).map((index) => foreign[index]!);
  };
}

function joinKeys(doc: Doc, path: string): string[] {
  const values = valuesAt(doc, path).flatMap((value) => (Array.isArray(value) ? [value, ...value] : [value]));
  return (values.length ? values : [null]).map(keyOf);
}

function innerRun(docs: Doc[], { doc, spec, options }: { doc: Doc; spec: Lookup; options: Options }): Doc[] {
  const variables = { ...options.variables, ...(evalExpr(doc, spec.let ?? {}, options) as Doc) };
  const { context, collation, collectionResolver, scriptEnabled } = options;
  const inner = new Aggregator(spec.pipeline!, { context, collation, collectionResolver, scriptEnabled, variables });
  return inner.run(docs) as Doc[];
}

interface Bucket {
  groupBy: unknown;
  boundaries: unknown[];
  default?: unknown;
  output?: Doc;
}

/** mingo puts a value that is a boundary into the bucket below it. */
const $bucket: Stage = (input, spec: Bucket, options) => {
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = spec;
  const branches = boundaries.slice(0, -1).map((from, i) => {
    const within = [{ $gte: [groupBy, { $literal: from }] }, { $lt: [groupBy, { $literal: boundaries[i + 1] }] }];
    return [{ $and: within }, { $literal: from }] as const;
  });
  const otherwise = 'default' in spec ? { $literal: spec.default } : { $switch: { branches: [] } };
  const bucket = branches.reduceRight<unknown>((rest, [inside, from]) => ({ $cond: [inside, from, rest] }), otherwise);
  const pipeline = [{ $group: { ...output, _id: bucket } }, { $sort: { _id: 1 } }];
  return input.transform((docs) => new Aggregator(pipeline, options).stream(docs as Doc[]));
};

/** This store's stages, which take the place of mingo's. */
export const ownStages: Record<string, Stage> = {
  ...shapingStages,
  $group: $group as Stage,
  $sort,
  $project,
  $redact,
  $unwind,
  $lookup,
  $bucket,
};
