import { type Doc, isDoc } from './bson-types';

const DIGITS = /^\d+$/;

/**
 * The values that a dotted path reaches, arrays on the way opened as MongoDB does: each embedded document of an array is
 * entered once, a number also picks that element. A missing field is reached as undefined; an array at the end is one value.
 */
export function valuesAt(doc: Doc, path: string): unknown[] {
  if (!path.includes('.')) return [doc[path]];
  const found: unknown[] = [];
  reach(doc, path.split('.'), found);
  return found;
}

function reach(value: unknown, path: string[], found: unknown[]): void {
  const [name, ...rest] = path;
  if (name === undefined) found.push(value);
  else if (Array.isArray(value)) reachInto(value, path, found);
  else if (isDoc(value)) reach(value[name], rest, found);
  else found.push(undefined);
}

function reachInto(items: unknown[], path: string[], found: unknown[]): void {
  const name = path[0]!;
  if (DIGITS.test(name) && Number(name) < items.length) reach(items[Number(name)], path.slice(1), found);
  for (const item of items) if (isDoc(item)) reach(item, path, found);
}

/** The places at a path: each value that is there, or each element of an array that is not a position itself. */
export function placesAt(doc: Doc, path: string): unknown[] {
  const found = valuesAt(doc, path).filter((value) => value !== undefined && value !== null);
  return found.flatMap((value) => (Array.isArray(value) && typeof value[0] !== 'number' ? value : [value]));
}

/** True if one of the reached values, or an element of a reached array, passes. */
export function anyAt(doc: Doc, path: string, test: (value: unknown) => boolean): boolean {
  if (!path.includes('.')) return anyOf(doc[path], test);
  return valuesAt(doc, path).some((value) => anyOf(value, test));
}

const anyOf = (value: unknown, test: (value: unknown) => boolean): boolean =>
  test(value) || (Array.isArray(value) && value.some(test));

/** What an index holds of a document for one path, and whether an array was opened to find it. */
export function indexedValues(doc: Doc, path: string): { values: unknown[]; multi: boolean } {
  const reached = valuesAt(doc, path);
  const [only] = reached;
  if (reached.length === 1 && !Array.isArray(only) && !path.includes('.')) return { values: reached, multi: false };
  const multi = reached.length !== 1 || Array.isArray(only) || crossesArray(doc, path);
  const opened = reached.flatMap((value) => (Array.isArray(value) ? (value.length ? value : [EMPTY_ARRAY]) : [value]));
  return { values: opened.length ? opened : [EMPTY_ARRAY], multi };
}

/** Stands in an index for an array that has no elements; MongoDB orders it below null. */
export const EMPTY_ARRAY: unique symbol = Symbol('empty array');

function crossesArray(doc: Doc, path: string): boolean {
  let value: unknown = doc;
  for (const name of path.split('.')) {
    if (Array.isArray(value)) return true;
    if (!isDoc(value)) return false;
    value = value[name];
  }
  return false;
}
