import { bsonType, type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { compareValues, keyOf, sameValue } from './keys';
import { filterTest } from './language';
import { sorted, sortSpec } from './sort';

/** What an update operator makes of the present value; undefined as present value means that there is none. */
export interface UpdateOperator {
  apply: (present: unknown, argument: unknown, path: string) => unknown;
  /** True if a missing field stays missing. */
  onlyExisting?: true;
}

/** The type of a value, for messages. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (bsonType(value) ?? typeof value);
}

function listOf(present: unknown, path: string, operator: string): unknown[] {
  if (present === undefined) return [];
  demand(
    Array.isArray(present),
    'BadValue',
    `The field '${path}' must be an array but is of type ${describe(present)} (${operator})`,
  );
  return present;
}

const PUSH = ['$each', '$position', '$slice', '$sort'];

const $push: UpdateOperator = {
  apply(present, argument, path) {
    const list = [...listOf(present, path, '$push')];
    if (!isDoc(argument) || !('$each' in argument)) return [...list, argument];
    const unknown = Object.keys(argument).find((name) => !PUSH.includes(name));
    demand(!unknown, 'BadValue', `Unrecognized clause in $push: ${unknown}`);
    const { $each, $position, $sort, $slice } = argument as {
      $each: unknown[];
      $position?: number;
      $sort?: unknown;
      $slice?: number;
    };
    demand(Array.isArray($each), 'BadValue', 'The argument to $each in $push must be an array');
    list.splice($position ?? list.length, 0, ...$each);
    return sliced($sort === undefined ? list : inOrder(list, $sort), $slice);
  },
};

function inOrder(list: unknown[], order: unknown): unknown[] {
  if (order === 1 || order === -1) return list.sort((a, b) => compareValues(a, b) * order);
  const spec = sortSpec(order);
  demand(spec, 'BadValue', 'The $sort pattern of $push is empty');
  return sorted(
    list.map((value) => (isDoc(value) ? value : {})),
    spec,
  );
}

function sliced(list: unknown[], count: number | undefined): unknown[] {
  if (count === undefined) return list;
  demand(Number.isInteger(count), 'BadValue', 'The value for $slice must be an integer value');
  return count < 0 ? list.slice(count) : list.slice(0, count);
}

const $addToSet: UpdateOperator = {
  apply(present, argument, path) {
    const list = listOf(present, path, '$addToSet');
    const given = isDoc(argument) && '$each' in argument ? argument.$each : [argument];
    demand(Array.isArray(given), 'TypeMismatch', 'The argument to $each in $addToSet must be an array');
    const keys = new Set(list.map(keyOf));
    const added = given.filter((value) => !keys.has(keyOf(value)) && keys.add(keyOf(value)));
    return added.length || present === undefined ? [...list, ...added] : present;
  },
};

const $pull: UpdateOperator = {
  onlyExisting: true,
  apply(present, argument, path) {
    const test = pullTest(argument);
    return listOf(present, path, '$pull').filter((item) => !test(item));
  },
};

function pullTest(argument: unknown): (item: unknown) => boolean {
  const onValues =
    !isDoc(argument) || Object.keys(argument).some((name) => name.startsWith('$') && !['$and', '$or', '$nor'].includes(name));
  if (onValues && !isDoc(argument) && !(argument instanceof RegExp)) return (item) => sameValue(item, argument);
  const test = filterTest(onValues ? { value: argument } : (argument as Doc));
  return onValues ? (item) => test({ value: item }) : (item) => isDoc(item) && test(item);
}

const $pullAll: UpdateOperator = {
  onlyExisting: true,
  apply(present, argument, path) {
    demand(Array.isArray(argument), 'BadValue', '$pullAll requires an array argument');
    const keys = new Set(argument.map(keyOf));
    return listOf(present, path, '$pullAll').filter((item) => !keys.has(keyOf(item)));
  },
};

const $pop: UpdateOperator = {
  onlyExisting: true,
  apply(present, argument, path) {
    demand(argument === 1 || argument === -1, 'FailedToParse', `$pop expects 1 or -1, found: ${String(argument)}`);
    demand(Array.isArray(present), 'TypeMismatch', `Path '${path}' contains an element of non-array type '${describe(present)}'`);
    const list = present;
    return argument === 1 ? list.slice(0, -1) : list.slice(1);
  },
};

/** The update operators on arrays. */
export const ARRAY_OPERATORS: Record<string, UpdateOperator> = { $push, $addToSet, $pull, $pullAll, $pop };
