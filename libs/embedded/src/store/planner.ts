import { type Doc, isDoc } from './bson-types';
import { inverted, keyOf, RANK } from './keys';
import { beginningWith, fieldKey, type KeyRange, type OrderedIndex } from './ordered-index';
import type { SortSpec } from './sort';

/** How the documents of a query are found: through ranges of one index, or by looking at all. */
export type Plan =
  | { kind: 'COLLSCAN' }
  | { kind: 'IXSCAN'; index: OrderedIndex; ranges: KeyRange[]; reverse: boolean; sorted: boolean; score: number };

type IndexPlan = Extract<Plan, { kind: 'IXSCAN' }>;
type Bound = { value: unknown; inclusive: boolean };
interface Condition {
  equal?: unknown[];
  low?: Bound;
  high?: Bound;
}
/** What the filter's plain conditions say of each path; everything else is left to the filter itself. */
type Conditions = Map<string, Condition>;

const MOST_RANGES = 500;
const RANGED: string[] = [RANK.number, RANK.string, RANK.date, RANK.objectId, RANK.timestamp, RANK.boolean];

/** The best plan by rule: most fields fixed by equality, then a range, then an order that spares the sort. */
export function planOf(indexes: Iterable<OrderedIndex>, filter: Doc, sort?: SortSpec): Plan {
  const conditions = conditionsOf(filter, new Map());
  let best: IndexPlan | undefined;
  for (const index of indexes) {
    if (!covers(index, filter, conditions)) continue;
    const plan = indexPlan(index, conditions, sort);
    if (plan && plan.score > (best?.score ?? 0)) best = plan;
  }
  return best ?? { kind: 'COLLSCAN' };
}

function conditionsOf(filter: Doc, found: Conditions): Conditions {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) for (const part of operand) conditionsOf(part as Doc, found);
    else if (!name.startsWith('$')) note(found, name, operand);
  }
  return found;
}

function note(found: Conditions, path: string, operand: unknown): void {
  const condition = found.get(path) ?? {};
  found.set(path, condition);
  if (!isDoc(operand) || !Object.keys(operand)[0]?.startsWith('$')) {
    if (isPlain(operand)) condition.equal = [operand];
    return;
  }
  for (const [operator, value] of Object.entries(operand)) noteOperator(condition, operator, value);
}

function noteOperator(condition: Condition, operator: string, value: unknown): void {
  if (operator === '$eq' && isPlain(value)) condition.equal = [value];
  if (operator === '$in' && Array.isArray(value) && value.every(isPlain)) condition.equal ??= value;
  if (!RANGED.includes(keyOf(value).charAt(0))) return;
  if (operator === '$gt' || operator === '$gte') condition.low = { value, inclusive: operator === '$gte' };
  if (operator === '$lt' || operator === '$lte') condition.high = { value, inclusive: operator === '$lte' };
}

/** An index holds the elements of an array, not the array, and no pattern can be looked up. */
function isPlain(value: unknown): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp) && value !== undefined;
}

/** True if the index holds every document that the filter can match. */
function covers({ spec, fields }: OrderedIndex, filter: Doc, conditions: Conditions): boolean {
  const { sparse, partialFilterExpression: partial } = spec;
  if (sparse && !fields.some(([path]) => neverNull(conditions.get(path)))) return false;
  return (
    !partial ||
    Object.entries(partial).every(
      ([path, wanted]) => sameCondition(filter, path, wanted) || implied(wanted, conditions.get(path)),
    )
  );
}

function neverNull(condition?: Condition): boolean {
  if (!condition) return false;
  return Boolean(condition.low ?? condition.high ?? condition.equal?.every((value) => value !== null));
}

function sameCondition(filter: Doc, path: string, wanted: unknown): boolean {
  return path in filter && keyOf(filter[path]) === keyOf(wanted);
}

function implied(wanted: unknown, condition?: Condition): boolean {
  if (!isDoc(wanted)) return condition?.equal?.length === 1 && keyOf(condition.equal[0]) === keyOf(wanted);
  const names = Object.keys(wanted);
  if (names.length !== 1) return false;
  if (names[0] === '$exists' && wanted.$exists) return neverNull(condition);
  const allowed = names[0] === '$in' ? (wanted.$in as unknown[]) : names[0] === '$eq' ? [wanted.$eq] : [];
  const keys = allowed.map(keyOf);
  return Boolean(condition?.equal?.length && condition.equal.every((value) => keys.includes(keyOf(value))));
}

function indexPlan(index: OrderedIndex, conditions: Conditions, sort?: SortSpec): IndexPlan | undefined {
  let prefixes = [''];
  let used = 0;
  for (const [path, direction] of index.fields) {
    const equal = conditions.get(path)?.equal;
    if (!equal || prefixes.length * equal.length > MOST_RANGES) break;
    const keys = [...new Set(equal.map((value) => fieldKey(value, direction)))];
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    used += 1;
  }
  const next = index.fields[used];
  const condition = next && conditions.get(next[0]);
  const ranged = Boolean(condition?.low ?? condition?.high);
  const order = sort && prefixes.length === 1 && !index.multikey ? orderOf(index.fields, used, sort) : undefined;
  const score = used * 4 + (ranged ? 2 : 0) + (order ? 1 : 0) + (used === index.fields.length && index.spec.unique ? 1 : 0);
  if (!score) return undefined;
  const ranges = prefixes.map((prefix) =>
    ranged ? rangeIn(prefix, { index, used, condition: condition! }) : beginningWith(prefix),
  );
  return { kind: 'IXSCAN', index, ranges, reverse: order === -1, sorted: order !== undefined, score };
}

/** 1 if the index gives the sort's order read forwards, -1 if backwards. */
function orderOf(fields: [string, 1 | -1][], used: number, sort: SortSpec): 1 | -1 | undefined {
  const fixed = new Set(fields.slice(0, used).map(([path]) => path));
  const wanted = Object.entries(sort).filter(([path]) => !fixed.has(path));
  const rest = fields.slice(used);
  if (wanted.length > rest.length) return undefined;
  const signs = wanted.map(([path, direction], i) => (rest[i]![0] === path ? direction * rest[i]![1] : 0));
  if (signs.every((sign) => sign === 1)) return 1;
  return signs.every((sign) => sign === -1) ? -1 : undefined;
}

function rangeIn(
  prefix: string,
  { index, used, condition }: { index: OrderedIndex; used: number; condition: Condition },
): KeyRange {
  const direction = index.fields[used]![1];
  // An array can satisfy the two bounds with two different elements, so only one of them narrows.
  const { low, high } = index.multikey && condition.low ? { low: condition.low, high: undefined } : condition;
  const rank = keyOf((low ?? high)!.value).charAt(0);
  const from = direction === 1 ? low : high;
  const to = direction === 1 ? high : low;
  const first = direction === 1 ? rank : inverted(rank);
  const start = from ? edge(from, direction, !from.inclusive) : first;
  const end = to ? edge(to, direction, to.inclusive) : String.fromCharCode(first.charCodeAt(0) + 1);
  return { low: prefix + start, high: prefix + end };
}

function edge({ value }: Bound, direction: 1 | -1, after: boolean): string {
  return fieldKey(value, direction) + (after ? '\uffff' : '');
}
