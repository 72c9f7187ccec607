import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { ownAccumulators } from './accumulators';
import { type Doc, isDoc } from './bson-types';
import { demandCollated } from './collation';
import { demand, StoreError } from './errors';
import { ownExpressions } from './expressions';
import { checkedFilter } from './filter-check';
import { type Compile, matchOperators, type Operator } from './match';
import { STAGE_CHECKS } from './shaping-stages';
import { ownStages } from './stages';
import { checkTime } from './time-limit';

/*
 * mingo with this store's meaning of the operators in which it differs from MongoDB. Which operators exist is decided here;
 * anything else is refused by name.
 */

type Operators = NonNullable<Parameters<typeof Context.init>[0]>;

/** What a filter or pipeline may refer to besides its documents. */
export interface Surroundings {
  variables?: Doc;
  collation?: Doc;
  /** All documents of another collection of the same database. */
  collection?: (name: string) => Doc[];
}

const REFUSED_STAGES = ['$out', '$merge'];
/** Expressions compare plainly. */
function demandNoExpressions(part: unknown): void {
  if (Array.isArray(part)) part.forEach(demandNoExpressions);
  if (!isDoc(part)) return;
  demand(!('$expr' in part), 'NotImplemented', 'This store does not support $expr with a collation');
  Object.values(part).forEach(demandNoExpressions);
}

const compile: Compile = (filter, options) => {
  if ((options as Surroundings).collation) demandNoExpressions(filter);
  const query = new Query(checkedFilter(filter), options as Options);
  return (doc) => {
    checkTime();
    return query.test(doc);
  };
};

let shared: unknown;
const own = matchOperators(compile);
const remembering: Operator = (path, operand, options) => {
  shared = options;
  return own.$eq!(path, operand, options);
};

/** Functions are mingo's own, in its windows; what clients send is never one. */
const $function: typeof expressions.$function = (doc, argument, options) => {
  const own = typeof (argument as { body?: unknown }).body === 'function';
  demand(own, 'NotImplemented', 'This store runs no JavaScript of its clients');
  return expressions.$function(doc, argument, options);
};

/** What a find's filter means, in the midst of a pipeline. */
const $match = (input: Iterator, filter: Doc, options: Options) => {
  const test = Object.keys(filter).length ? compile(filter, options) : () => true;
  return input.transform((docs) => Lazy((docs as Doc[]).filter(test)));
};

function contextWith(query: Record<string, Operator>): Context {
  return Context.init({
    query,
    expression: { ...ownExpressions, $function },
    accumulator: ownAccumulators,
    pipeline: { ...ownStages, $match },
  } as unknown as Operators)
    .addQueryOps({ ...queries })
    .addExpressionOps({ ...expressions })
    .addAccumulatorOps({ ...accumulators })
    .addPipelineOps({ ...stages })
    .addProjectionOps({ ...projections })
    .addWindowOps({ ...windows });
}

/** mingo's windows need scripts to be on; from a client comes none, for BSON code is decoded to an object and never to a function. */
const BASE: Partial<Options> = { context: contextWith(own), scriptEnabled: true };

/** mingo copies its operator tables for every set of options; the set that most filters use is made once. */
new Query({ any: 1 }, { ...BASE, context: contextWith({ ...own, $eq: remembering }) });
const PLAIN = shared as Options;

/** The test of a filter; throws for operators that are not known. */
export function filterTest(sent: Doc, around: Surroundings = {}): (doc: Doc) => boolean {
  const filter = checkedFilter(sent);
  if (Object.keys(filter).length === 0) return () => true;
  const { variables, collation } = around;
  return compile(filter, variables || collation ? { ...BASE, variables, collation } : PLAIN);
}

/** The value of an aggregation expression for a document. */
export function expressionValue(expression: unknown, doc: Doc, variables?: Doc): unknown {
  return evalExpr(doc, expression, variables ? ({ ...BASE, variables } as Options) : PLAIN);
}

/** Runs a checked pipeline; stages make new documents of those given and never change one, language.spec.ts sees to it. */
export function runPipeline(docs: Doc[], pipeline: Doc[], around: Surroundings): Doc[] {
  const { variables, collation, collection } = around;
  if (collation) demandCollated(pipeline);
  const options = { ...BASE, variables, collation, collectionResolver: collection } as Partial<Options>;
  return new Aggregator(pipeline, options).run(docs) as Doc[];
}

/** Refuses a pipeline with a stage that this store does not have, before anything is read. */
export function checkPipeline(pipeline: unknown): asserts pipeline is Doc[] {
  demand(Array.isArray(pipeline), 'TypeMismatch', 'A pipeline must be a list of stages');
  for (const stage of pipeline as Doc[]) {
    const names = Object.keys(stage ?? {});
    demand(names.length === 1, 'FailedToParse', 'A pipeline stage specification object must contain exactly one field.');
    checkStage(names[0]!, stage[names[0]!]);
  }
}

function checkStage(name: string, argument: unknown): void {
  if (name === '$changeStream') throw new StoreError('NotImplemented', 'This store has no change streams');
  demand(name in stages, 'UnknownStage', `Unrecognized pipeline stage name: '${name}'`);
  demand(!REFUSED_STAGES.includes(name), 'NotImplemented', `This store does not support the stage ${name}`);
  STAGE_CHECKS[name]?.(argument);
  if (name === '$facet') for (const inner of Object.values(argument as Doc)) checkPipeline(inner);
  const inner = name === '$lookup' || name === '$unionWith' ? (argument as Doc)?.pipeline : undefined;
  if (inner !== undefined) checkPipeline(inner);
}
