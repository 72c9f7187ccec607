import { Aggregator } from 'mingo/aggregator';
import { evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import { $project as mingoProject } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { cloneDeep, setValue } from 'mingo/util';
import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { keyOf } from './keys';
import { valuesAt } from './paths';
import { sorted, sortSpec } from './sort';

/* Stages in which mingo and MongoDB differ. */

type Stage = (input: Iterator, argument: never, options: Options) => Iterator;

const $sort: Stage = (input, argument, options) => {
  const spec = sortSpec(argument);
  demand(spec, 'BadValue', '$sort stage must have at least one sort key');
  return input.transform((docs) => Lazy(sorted(docs as Doc[], spec, options.collation as Doc | undefined)));
};

/** mingo puts _id last. */
const $project: Stage = (input, argument, options) =>
  mingoProject(input, argument, options).map((doc) => {
    const { _id, ...rest } = doc as Doc;
    return _id === undefined ? rest : { _id, ...rest };
  });

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
    const doc = cloneDeep(row) as Doc;
    const found = spec.pipeline ? innerRun(joined(doc), { doc, spec, options }) : joined(doc);
    setValue(doc, spec.as, found);
    return doc;
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
  return inner.run(docs.map((item) => cloneDeep(item) as Doc)) as Doc[];
}

interface Bucket {
  groupBy: unknown;
  boundaries: unknown[];
  default?: unknown;
  output?: Doc;
}

/** Fails with mingo's message for a $switch in which nothing fits, as MongoDB does. */
const REFUSE_OUTSIDE = { $switch: { branches: [] } };

/** mingo puts a value that is a boundary into the bucket below it. */
const $bucket: Stage = (input, spec: Bucket, options) => {
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = spec;
  const branches = boundaries.slice(0, -1).map((from, i) => {
    const within = [{ $gte: [groupBy, { $literal: from }] }, { $lt: [groupBy, { $literal: boundaries[i + 1] }] }];
    return [{ $and: within }, { $literal: from }] as const;
  });
  const otherwise = 'default' in spec ? { $literal: spec.default } : REFUSE_OUTSIDE;
  const bucket = branches.reduceRight<unknown>((rest, [inside, from]) => ({ $cond: [inside, from, rest] }), otherwise);
  const pipeline = [{ $group: { ...output, _id: bucket } }, { $sort: { _id: 1 } }];
  return input.transform((docs) => new Aggregator(pipeline, options).stream(docs as Doc[]));
};

/** This store's stages, which take the place of mingo's. */
export const ownStages: Record<string, Stage> = { $sort, $project, $unwind, $lookup, $bucket };
