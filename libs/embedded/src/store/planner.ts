import type { Doc } from './bson-types';
import { beginningWith, type CollectionIndex, type FieldKind, fieldKey } from './collection-index';
import {
  type Bound,
  type Condition,
  type Conditions,
  conditionsOf,
  conditionsWithin,
  covers,
  isPlain,
  withAlternative,
} from './conditions';
import type { KeyRange } from './disk';
import { cellRanges } from './geo/cells';
import type { Box } from './geo/planar';
import { compareKeys, inverted, keyOf, RANK } from './keys';
import type { SortSpec } from './sort';

/** How the documents of a query are found: through ranges of one index, or by looking at all. */
export type Plan = { kind: 'COLLSCAN' } | IndexPlan;

/** Ranges of one index, in order and apart from each other. */
export interface IndexPlan {
  kind: 'IXSCAN';
  index: CollectionIndex;
  ranges: KeyRange[];
  /** The keys to look up, in order, where every field of a unique index is fixed. */
  keys?: string[];
  reverse: boolean;
  /** True if the index gives the order that is asked for. */
  sorted: boolean;
  /** True if the ranges hold nothing but what the filter matches. */
  exact: boolean;
  score: number;
}

const ID = '_id';
const MOST_RANGES = 500;
const MOST_ALTERNATIVES = 50;

/**
 * The plan of a search for one document by its id, which is what most searches are: it needs no weighing, for no index does better. Undefined
 * where something else is said of the id, or more than that.
 */
export function planById(index: CollectionIndex, filter: Doc): IndexPlan | undefined {
  const [name, more] = Object.keys(filter);
  if (name !== ID || more !== undefined || !isPlain(filter[ID])) return undefined;
  const key = index.prefix + fieldKey(filter[ID], 1);
  return {
    kind: 'IXSCAN',
    index,
    ranges: [beginningWith(key)],
    keys: [key],
    reverse: false,
    sorted: false,
    exact: true,
    score: 5,
  };
}

/** The best plan by rule: most fields fixed by equality, then a range, then an order that spares the sort. */
export function planOf(
  indexes: Iterable<CollectionIndex>,
  filter: Doc,
  { sort, near }: { sort?: SortSpec; near?: { path: string; boxes: Box[] } } = {},
): Plan {
  const conditions = near ? conditionsWithin(filter, near) : conditionsOf(filter);
  let best: IndexPlan | undefined;
  for (const index of indexes) {
    if (!covers(index, filter, conditions)) continue;
    const plan = indexPlan(index, conditions, sort);
    if (plan.score > (best?.score ?? 0)) best = plan;
  }
  return best ?? { kind: 'COLLSCAN' };
}

function indexPlan(index: CollectionIndex, conditions: Conditions, sort?: SortSpec): IndexPlan {
  const base = stretchOf(index, conditions);
  const either = alternatives(index, conditions, base) ?? [base];
  const order = sort && !index.multikey && base.prefixes.length === 1 ? orderOf(index.fields, base.used, sort) : undefined;
  const { used, ranged } = either.reduce((least, one) => (rank(one) < rank(least) ? one : least));
  const whole = used === index.fields.length && index.unique;
  const exact = either.every((one) => one.exact) && !index.multikey && (either[0] === base ? !conditions.either : true);
  return {
    kind: 'IXSCAN',
    index,
    ranges: merged(either.flatMap((one) => one.ranges)),
    ...(whole ? { keys: [...new Set(either.flatMap((one) => one.prefixes))].sort(compareKeys) } : {}),
    reverse: order === -1,
    sorted: order !== undefined,
    exact,
    score: used * 4 + (ranged ? 2 : 0) + (order ? 1 : 0) + (whole ? 1 : 0),
  };
}

/** What one set of conditions leaves of an index. */
interface Stretch {
  prefixes: string[];
  /** How many fields are fixed. */
  used: number;
  ranged: boolean;
  ranges: KeyRange[];
  exact: boolean;
}

const rank = ({ used, ranged }: Stretch): number => used * 2 + (ranged ? 1 : 0);

/** The stretches of the alternatives of an $or, if each of them narrows the index further. */
function alternatives(index: CollectionIndex, conditions: Conditions, base: Stretch): Stretch[] | undefined {
  const { either } = conditions;
  if (!either?.length || either.length > MOST_ALTERNATIVES || index.spec.sparse) return undefined;
  const all = either.map((alternative) => stretchOf(index, withAlternative(conditions, alternative)));
  return all.every((one) => rank(one) > rank(base)) ? all : undefined;
}

function stretchOf(index: CollectionIndex, { paths, partly }: Conditions): Stretch {
  let prefixes = [index.prefix];
  let used = 0;
  for (const [path, kind] of index.fields) {
    const equal = paths.get(path)?.equal;
    if (!equal || kind === '2dsphere' || prefixes.length * equal.length > MOST_RANGES) break;
    const keys = [...new Set(equal.map((value) => fieldKey(value, kind)))];
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    used += 1;
  }
  const next = index.fields[used];
  const condition = next && paths.get(next[0]);
  const places = next?.[1] === '2dsphere' ? condition?.boxes : undefined;
  const ranged = Boolean(places ?? condition?.low ?? condition?.high);
  const rangesOf = (prefix: string): KeyRange[] => {
    if (places)
      return cellRanges(places).map(({ low, high }) => ({ low: prefix + RANK.string + low, high: prefix + RANK.string + high }));
    return [ranged ? rangeIn(prefix, { index, used, condition: condition! }) : beginningWith(prefix)];
  };
  const told = index.fields.slice(0, used + (ranged ? 1 : 0)).map(([path]) => path);
  const exact = !partly && paths.size === told.length && told.every((path, i) => isExact(paths.get(path)!, i < used));
  return { prefixes, used, ranged, ranges: prefixes.flatMap(rangesOf), exact };
}

/** Ranges tell equality or bounds, not both. */
function isExact({ equal, low, high, partly }: Condition, fixed: boolean): boolean {
  return !partly && (fixed ? !low && !high : !equal);
}

/** 1 if the index gives the sort's order read forwards, -1 if backwards. */
function orderOf(fields: [string, FieldKind][], used: number, sort: SortSpec): 1 | -1 | undefined {
  const fixed = new Set(fields.slice(0, used).map(([path]) => path));
  const wanted = Object.entries(sort).filter(([path]) => !fixed.has(path));
  const rest = fields.slice(used);
  if (wanted.length > rest.length) return undefined;
  const signs = wanted.map(([path, direction], i) => (rest[i]![0] === path ? direction * Number(rest[i]![1]) : 0));
  if (signs.every((sign) => sign === 1)) return 1;
  return signs.every((sign) => sign === -1) ? -1 : undefined;
}

function rangeIn(
  prefix: string,
  { index, used, condition }: { index: CollectionIndex; used: number; condition: Condition },
): KeyRange {
  const direction = index.fields[used]![1] as 1 | -1;
  // An array can satisfy the two bounds with two different elements, so only one of them narrows.
  const { low, high } = index.multikey && condition.low ? { low: condition.low, high: undefined } : condition;
  const type = keyOf((low ?? high)!.value).charAt(0);
  const from = direction === 1 ? low : high;
  const to = direction === 1 ? high : low;
  const first = direction === 1 ? type : inverted(type);
  const start = from ? edge(from, direction, !from.inclusive) : first + notANumber(type, direction);
  const end = to ? edge(to, direction, to.inclusive) : afterAll(first, type, direction);
  return { low: prefix + start, high: prefix + end };
}

function edge({ value }: Bound, direction: 1 | -1, after: boolean): string {
  return fieldKey(value, direction) + (after ? '\u00ff' : '');
}

/** NaN is below all numbers and within no range of them. */
function notANumber(type: string, direction: 1 | -1): string {
  return type === RANK.number && direction === 1 ? '\u0000\u0001' : '';
}

function afterAll(first: string, type: string, direction: 1 | -1): string {
  return type === RANK.number && direction === -1 ? `${first}\u00ff\u00fe` : String.fromCharCode(first.charCodeAt(0) + 1);
}

/** Sorted, and those that meet made one. */
function merged(ranges: KeyRange[]): KeyRange[] {
  if (ranges.length < 2) return ranges;
  const apart: KeyRange[] = [];
  for (const range of [...ranges].sort((a, b) => compareKeys(a.low, b.low))) {
    const last = apart.at(-1);
    if (last && range.low <= last.high) {
      if (compareKeys(range.high, last.high) > 0) last.high = range.high;
    } else apart.push({ ...range });
  }
  return apart;
}
