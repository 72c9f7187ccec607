import { type Doc, isDoc } from './bson-types';
import { type Comparison, comparisonOf, PLAIN } from './collation';
import { demand, StoreError } from './errors';
import { geoCondition } from './geo/geo-query';
import { keyOf, RANK, sameValue } from './keys';
import { anyAt, valuesAt } from './paths';
import { typeTest } from './type-names';

/*
 * The query operators in which mingo and MongoDB differ (order of types, null and missing, arrays on the way, BSON types).
 * The rest ($and, $or, $nor, $not, $expr, $bits…) stays mingo's; language.ts joins the two.
 */

/** A test of a document, made from a path and an operand. */
export type Operator = (path: string, operand: unknown, options: unknown) => (doc: Doc) => boolean;

/** Makes the test of a whole filter; given by language.ts so that $elemMatch can hold any operator. */
export type Compile = (filter: Doc, options: unknown) => (doc: Doc) => boolean;

const isMissing = (value: unknown) => value === null || value === undefined;

const comparisonIn = (options: unknown): Comparison => comparisonOf((options as { collation?: Doc } | undefined)?.collation);

function equals(operand: unknown, by: Comparison): (value: unknown) => boolean {
  if (isMissing(operand)) return isMissing;
  if (by !== PLAIN) {
    const key = by.key(operand);
    return (value) => !isMissing(value) && by.key(value) === key;
  }
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  if (Number.isNaN(operand)) return Number.isNaN;
  if (typeof operand === 'number')
    return (value) => value === operand || (typeof value !== 'number' && sameValue(value, operand));
  const key = keyOf(operand);
  return (value) => typeof value === 'object' && value !== null && keyOf(value) === key;
}

const $eq: Operator = (path, operand, options) => {
  const test = equals(operand, comparisonIn(options));
  return (doc) => anyAt(doc, path, test);
};

function not(operator: Operator): Operator {
  return (path, operand, options) => {
    const test = operator(path, operand, options);
    return (doc) => !test(doc);
  };
}

/** $gt and its kin compare within one type only, except with MinKey and MaxKey. */
function range(holds: (order: number) => boolean): Operator {
  return (path, operand, options) => {
    const { compare } = comparisonIn(options);
    if (isMissing(operand)) return (doc) => holds(0) && anyAt(doc, path, isMissing);
    demand(!(operand instanceof RegExp), 'BadValue', "Can't have RegExp as arg to predicate over field.");
    const rank = keyOf(operand).charAt(0);
    const anyType = rank === RANK.minKey || rank === RANK.maxKey;
    const isNaNumber = typeof operand === 'number' && Number.isNaN(operand);
    const instant = operand instanceof Date ? operand.getTime() : undefined;
    return (doc) =>
      anyAt(doc, path, (value) => {
        // The most usual by far, and quick.
        if (instant !== undefined && value instanceof Date) return holds(value.getTime() - instant);
        if (anyType) return holds(compare(value, operand));
        if (value === undefined || rankOf(value) !== rank) return false;
        if (isNaNumber !== Number.isNaN(value)) return false;
        return holds(compare(value, operand));
      });
  };
}

function rankOf(value: unknown): string {
  if (typeof value === 'number') return RANK.number;
  if (typeof value === 'string') return RANK.string;
  return keyOf(value).charAt(0);
}

const $in: Operator = (path, operand, options) => {
  const by = comparisonIn(options);
  const { key } = by;
  demand(Array.isArray(operand), 'BadValue', '$in needs an array');
  const patterns = operand.filter((item) => item instanceof RegExp);
  for (const item of operand) {
    demand(!isDoc(item) || !Object.keys(item)[0]?.startsWith('$'), 'BadValue', 'cannot nest $ under $in');
  }
  const keys = new Set(operand.map((item) => key(item)));
  // A text is itself, unless a collation says otherwise: to make its key would cost more than all the rest.
  const texts = new Set(by === PLAIN ? operand.filter((item) => typeof item === 'string') : []);
  const isIn = (value: unknown) => {
    if (typeof value !== 'string') return keys.has(key(value));
    return (by === PLAIN ? texts.has(value) : keys.has(key(value))) || patterns.some((pattern) => matches(pattern, value));
  };
  return (doc) => anyAt(doc, path, isIn);
};

const $exists: Operator = (path, operand) => {
  const wanted = Boolean(operand);
  return (doc) => valuesAt(doc, path).some((value) => value !== undefined) === wanted;
};

const $size: Operator = (path, operand) => {
  demand(
    Number.isInteger(operand) && (operand as number) >= 0,
    'BadValue',
    'Failed to parse $size. Expected a non-negative integer',
  );
  return (doc) => valuesAt(doc, path).some((value) => Array.isArray(value) && value.length === operand);
};

const $mod: Operator = (path, operand) => {
  demand(
    Array.isArray(operand) && operand.length === 2 && operand[0],
    'BadValue',
    'malformed mod, needs a divisor and a remainder',
  );
  const [divisor, remainder] = operand.map((item) => Math.trunc(Number(item)));
  return (doc) => anyAt(doc, path, (value) => typeof value === 'number' && Math.trunc(value) % divisor! === remainder);
};

const $regex: Operator = (path, operand) => {
  demand(operand instanceof RegExp, 'BadValue', '$regex has to be a string');
  return (doc) => anyAt(doc, path, (value) => matches(operand, value));
};

function matches(pattern: RegExp, value: unknown): boolean {
  if (value instanceof RegExp) return String(value) === String(pattern);
  if (typeof value !== 'string') return false;
  pattern.lastIndex = 0;
  return pattern.test(value);
}

const $type: Operator = (path, operand) => {
  const tests = (Array.isArray(operand) ? operand : [operand]).map(typeTest);
  return (doc) => anyAt(doc, path, (value) => tests.some((test) => test(value)));
};

/** $near orders besides, and is nearest.ts's. */
function geographic(name: '$geoWithin' | '$geoIntersects'): Operator {
  return (path, operand) => {
    const { test } = geoCondition({ [name]: operand })!;
    return (doc) => anyAt(doc, path, test);
  };
}

function elementOperators(compile: Compile): { $elemMatch: Operator; $all: Operator } {
  const elementTest = (operand: unknown, options: unknown): ((value: unknown) => boolean) => {
    if (!isDoc(operand)) throw new StoreError('BadValue', '$elemMatch needs an Object');
    const [first] = Object.keys(operand);
    const onValues = first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first);
    if (!onValues) {
      const test = compile(operand, options);
      return (value) => isDoc(value) && test(value);
    }
    const test = compile({ value: operand }, options);
    return (value) => test({ value });
  };
  const $elemMatch: Operator = (path, operand, options) => {
    const test = elementTest(operand, options);
    return (doc) => valuesAt(doc, path).some((value) => Array.isArray(value) && value.some(test));
  };
  const $all: Operator = (path, operand, options) => {
    demand(Array.isArray(operand), 'BadValue', '$all needs an array');
    const tests = operand.map((item) => {
      if (isDoc(item) && item.$elemMatch) return $elemMatch(path, item.$elemMatch, options);
      return item instanceof RegExp ? $regex(path, item, options) : $eq(path, item, options);
    });
    return (doc) => tests.length > 0 && tests.every((test) => test(doc));
  };
  return { $elemMatch, $all };
}

/** The operators by name. */
export function matchOperators(compile: Compile): Record<string, Operator> {
  return {
    $eq,
    $ne: not($eq),
    $gt: range((order) => order > 0),
    $gte: range((order) => order >= 0),
    $lt: range((order) => order < 0),
    $lte: range((order) => order <= 0),
    $in,
    $nin: not($in),
    $exists,
    $size,
    $mod,
    $regex,
    $type,
    $geoWithin: geographic('$geoWithin'),
    $geoIntersects: geographic('$geoIntersects'),
    ...elementOperators(compile),
  };
}
