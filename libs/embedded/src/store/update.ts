import { ObjectId } from 'bson';
import { cloneDeep } from 'mingo/util';
import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { sameValue } from './keys';
import { checkPipeline, runPipeline } from './language';
import { UPDATE_OPERATORS } from './update-operators';
import { arrayFilterTests, demandNoConflict, type Pointers, pathsIn, putAt, removeAt, valueAt } from './update-paths';

/** Makes the new document of an old one; the same object means that nothing changed. `inserting` is true in an upsert. */
export type Change = (old: Doc, inserting?: boolean) => Doc;

/** An update as a client sends it. */
export interface Update {
  filter: Doc;
  change: unknown;
  arrayFilters?: Doc[];
  variables?: Doc;
}

const UPDATE_STAGES = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];

/** Checks an update and makes the function that applies it: a replacement, a pipeline, or operators. */
export function changeOf(update: Update): Change {
  const { change } = update;
  if (Array.isArray(change)) return pipelineChange(change, update);
  demand(isDoc(change), 'FailedToParse', 'Update argument must be either an object or an array');
  return isReplacement(change) ? replacement(change) : operatorChange(change, update);
}

const UNCOMPARED = ['$set', '$unset', '$inc', '$mul', '$setOnInsert', '$rename', '$currentDate', '$bit', '$pop'];

/** Refuses an update that compares values, which it does plainly, under a collation. */
export function demandUncompared({ change }: Update): void {
  if (isReplacement(change)) return;
  for (const [operator, fields] of Object.entries(isDoc(change) ? change : { pipeline: {} })) {
    demand(
      UNCOMPARED.includes(operator),
      'NotImplemented',
      `This store does not support ${operator} in an update with a collation`,
    );
    const positional = Object.keys(fields as Doc).find((path) => path.includes('$'));
    demand(!positional, 'NotImplemented', `This store does not support the path ${positional} with a collation`);
  }
}

/** True for a whole new document instead of operators or a pipeline. */
export function isReplacement(change: unknown): change is Doc {
  return isDoc(change) && !Object.keys(change)[0]?.startsWith('$');
}

function replacement(change: Doc): Change {
  const dollar = Object.keys(change).find((name) => name.startsWith('$'));
  demand(!dollar, 'BadValue', `The dollar ($) prefixed field '${dollar}' is not allowed in a replacement`);
  return (old) => settled(old, { ...change });
}

/** The old object if nothing changed; the _id is kept, and comes first. */
function settled(old: Doc, changed: Doc): Doc {
  const { _id = old._id, ...rest } = changed;
  const same = old._id === undefined || sameValue(_id, old._id);
  demand(same, 'ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
  const result = _id === undefined ? rest : { _id, ...rest };
  return sameValue(result, old) ? old : result;
}

function pipelineChange(pipeline: unknown[], { variables }: Update): Change {
  checkPipeline(pipeline);
  for (const stage of pipeline) {
    const [name] = Object.keys(stage);
    demand(UPDATE_STAGES.includes(name!), 'InvalidOptions', `${name} is not allowed to be used within an update`);
  }
  const now = new Date();
  const atOnce = withNow(pipeline, now) as Doc[];
  return (old) => settled(old, runPipeline([old], atOnce, { variables })[0]!);
}

/** One time for all documents of a statement. */
function withNow(part: unknown, now: Date): unknown {
  if (part === '$$NOW') return now;
  if (Array.isArray(part)) return part.map((item) => withNow(item, now));
  return isDoc(part) ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, withNow(inner, now)])) : part;
}

type Step = { operator: string; path: string; argument: unknown };

function operatorChange(change: Doc, { filter, arrayFilters }: Update): Change {
  const steps = stepsOf(change);
  const pointers: Pointers = { filter, arrayFilters: arrayFilterTests(arrayFilters) };
  demandFiltersUsed(steps, pointers);
  return (old, inserting = false) => {
    const doc = cloneDeep(old) as Doc;
    for (const step of steps) if (inserting || step.operator !== '$setOnInsert') take(doc, step, pointers);
    return settled(old, doc);
  };
}

function stepsOf(change: Doc): Step[] {
  const steps: Step[] = [];
  for (const [operator, fields] of Object.entries(change)) {
    const known = operator in UPDATE_OPERATORS || operator === '$unset' || operator === '$rename';
    demand(
      known,
      'FailedToParse',
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
    demand(isDoc(fields), 'FailedToParse', `Modifiers operate on fields but we found another type for ${operator}`);
    for (const [path, argument] of Object.entries(fields)) steps.push({ operator, path, argument });
  }
  for (const { operator, path, argument } of steps)
    demand(
      operator !== '$rename' || path !== argument,
      'BadValue',
      `The source and target field for $rename must differ: ${path}`,
    );
  const renamed = steps.filter(({ operator }) => operator === '$rename').map(({ argument }) => String(argument));
  demandNoConflict([...steps.map(({ path }) => path), ...renamed]);
  return steps.sort((a, b) => comparePaths(targetOf(a), targetOf(b)));
}

const targetOf = ({ operator, path, argument }: Step) => (operator === '$rename' ? String(argument) : path).split('.');

/** New fields come in order of their names, numbers by their size. */
function comparePaths(a: string[], b: string[]): number {
  const at = a.findIndex((name, i) => name !== b[i]);
  if (at < 0) return a.length - b.length;
  const [one, other] = [a[at]!, b[at] ?? ''];
  const numeric = /^\d+$/.test(one) && /^\d+$/.test(other);
  return numeric ? Number(one) - Number(other) : one < other ? -1 : 1;
}

function demandFiltersUsed(steps: Step[], { arrayFilters }: Pointers): void {
  for (const name of arrayFilters.keys()) {
    const used = steps.some(({ path }) => path.includes(`$[${name}]`));
    demand(used, 'FailedToParse', `The array filter for identifier '${name}' was not used in the update`);
  }
}

function take(doc: Doc, { operator, path, argument }: Step, pointers: Pointers): void {
  for (const at of pathsIn(doc, path, pointers)) {
    const present = valueAt(doc, at);
    demand(
      operator !== '$unset' || path !== '_id',
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
    if (operator === '$unset') removeAt(doc, at);
    else if (operator === '$rename') rename(doc, at, String(argument).split('.'));
    else {
      const { apply, onlyExisting } = UPDATE_OPERATORS[operator]!;
      if (!onlyExisting || present !== undefined) putAt(doc, at, apply(present, argument, path));
    }
  }
}

function rename(doc: Doc, from: string[], to: string[]): void {
  const present = valueAt(doc, from);
  if (present === undefined) return;
  removeAt(doc, from);
  putAt(doc, to, present);
}

/** The document that an upsert inserts: the filter's equalities, then the update. */
export function upserted(update: Update, change: Change): Doc {
  const seed: Doc = {};
  if (isReplacement(update.change)) Object.assign(seed, '_id' in update.filter ? { _id: equalityOf(update.filter._id) } : {});
  else for (const [path, value] of equalities(update.filter)) seedWith(seed, path, value);
  const { _id = new ObjectId(), ...rest } = change(seed, true);
  return { _id, ...rest };
}

function seedWith(seed: Doc, path: string, value: unknown): void {
  const twice = valueAt(seed, path.split('.')) !== undefined;
  demand(!twice, 'NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
  putAt(seed, path.split('.'), value);
}

function equalities(filter: Doc): [string, unknown][] {
  return Object.entries(filter).flatMap(([name, condition]): [string, unknown][] => {
    if (name === '$and') return (condition as Doc[]).flatMap(equalities);
    if (name === '$or' && (condition as Doc[]).length === 1) return equalities((condition as Doc[])[0]!);
    const value = name.startsWith('$') ? undefined : equalityOf(condition);
    return value === undefined ? [] : [[name, value]];
  });
}

/** The value that a condition fixes a field to, undefined if it leaves a choice. */
function equalityOf(condition: unknown): unknown {
  if (condition instanceof RegExp) return undefined;
  if (!isDoc(condition) || !Object.keys(condition)[0]?.startsWith('$')) return condition;
  if ('$eq' in condition) return condition.$eq;
  const only = condition.$in ?? condition.$all;
  return Array.isArray(only) && only.length === 1 ? only[0] : undefined;
}
