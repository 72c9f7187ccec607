import { type Doc, isDoc } from './bson-types';
import type { CollectionIndex } from './collection-index';
import { geoCondition } from './geo/geo-query';
import type { Box } from './geo/planar';
import { keyOf, RANK } from './keys';

/** One end of a range. */
export interface Bound {
  value: unknown;
  inclusive: boolean;
}

/** What a filter's plain conditions say of one path. */
export interface Condition {
  equal?: unknown[];
  low?: Bound;
  high?: Bound;
  /** Outside of which no place is wanted. */
  boxes?: Box[];
  /** True if something is said of the path that ranges of an index do not tell. */
  partly?: boolean;
}

/** What a filter says of each path, and the alternatives of its one `$or`; the filter itself has the last word. */
export interface Conditions {
  paths: Map<string, Condition>;
  either?: Doc[];
  /** True if the filter says more than is noted here. */
  partly: boolean;
}

const RANGED: string[] = [RANK.number, RANK.string, RANK.date, RANK.objectId, RANK.timestamp, RANK.boolean];

/** The conditions of a filter. */
export function conditionsOf(filter: Doc, found: Conditions = { paths: new Map(), partly: false }): Conditions {
  for (const [name, operand] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(operand)) for (const part of operand) conditionsOf(part as Doc, found);
    else if (name === '$or' && Array.isArray(operand) && !found.either) found.either = operand as Doc[];
    else if (name.startsWith('$')) found.partly = found.partly || name !== '$comment';
    else note(found, name, operand);
  }
  return found;
}

/** What holds in one of the alternatives. */
export function withAlternative({ paths, partly }: Conditions, alternative: Doc): Conditions {
  const copy = new Map([...paths].map(([path, condition]) => [path, { ...condition }]));
  return conditionsOf(alternative, { paths: copy, either: [], partly });
}

function note({ paths }: Conditions, path: string, operand: unknown): void {
  const condition = paths.get(path) ?? {};
  // Said twice: one of both narrows, the filter does the rest.
  if (paths.has(path)) condition.partly = true;
  paths.set(path, condition);
  if (!isDoc(operand) || !Object.keys(operand)[0]?.startsWith('$')) noteEqual(condition, [operand]);
  else {
    const place = isGeographic(operand) ? geoCondition(operand) : undefined;
    if (place) condition.boxes = place.boxes;
    for (const [operator, value] of Object.entries(operand)) noteOperator(condition, operator, value);
  }
}

function isGeographic(operand: Doc): boolean {
  return '$geoWithin' in operand || '$geoIntersects' in operand;
}

/** The conditions of a filter, of which a search has taken a place to be near to. */
export function conditionsWithin(filter: Doc, { path, boxes }: { path: string; boxes: Box[] }): Conditions {
  const conditions = conditionsOf(filter);
  conditions.paths.set(path, { ...conditions.paths.get(path), boxes, partly: true });
  return conditions;
}

function noteEqual(condition: Condition, values: unknown[]): void {
  if (condition.equal || !values.every(isPlain)) condition.partly = true;
  else condition.equal = values;
}

function noteOperator(condition: Condition, operator: string, value: unknown): void {
  const ranged = isRanged(value) && hasTypeOf(condition.low ?? condition.high, value);
  if (operator === '$eq') noteEqual(condition, [value]);
  else if (operator === '$in' && Array.isArray(value)) noteEqual(condition, value);
  else if ((operator === '$gt' || operator === '$gte') && ranged && !condition.low)
    condition.low = { value, inclusive: operator === '$gte' };
  else if ((operator === '$lt' || operator === '$lte') && ranged && !condition.high)
    condition.high = { value, inclusive: operator === '$lte' };
  else condition.partly = true;
}

function isRanged(value: unknown): boolean {
  return RANGED.includes(keyOf(value).charAt(0)) && !Number.isNaN(value);
}

/** A range has both ends in one type; two types leave nothing, unless of an array, and the filter knows that. */
function hasTypeOf(other: Bound | undefined, value: unknown): boolean {
  return !other || keyOf(other.value).charAt(0) === keyOf(value).charAt(0);
}

/** An index holds the elements of an array, not the array, and no pattern can be looked up. */
export function isPlain(value: unknown): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp) && value !== undefined && !isOperators(value);
}

function isOperators(value: unknown): boolean {
  return isDoc(value) && Boolean(Object.keys(value)[0]?.startsWith('$'));
}

/** True if the index holds every document that the filter can match. */
export function covers({ spec, fields, geographic }: CollectionIndex, filter: Doc, { paths }: Conditions): boolean {
  const { sparse, partialFilterExpression: partial } = spec;
  if (geographic && !fields.every(([path, kind]) => kind !== '2dsphere' || paths.get(path)?.boxes)) return false;
  if (sparse && !fields.some(([path]) => neverNull(paths.get(path)))) return false;
  return (
    !partial ||
    Object.entries(partial).every(([path, wanted]) => sameCondition(filter, path, wanted) || implied(wanted, paths.get(path)))
  );
}

function neverNull(condition?: Condition): boolean {
  if (!condition) return false;
  return Boolean(condition.low ?? condition.high ?? condition.equal?.every((value) => value !== null));
}

function sameCondition(filter: Doc, path: string, wanted: unknown): boolean {
  if (path in filter && keyOf(filter[path]) === keyOf(wanted)) return true;
  return Array.isArray(filter.$and) && filter.$and.some((part) => sameCondition(part as Doc, path, wanted));
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
