import { type Doc, isDoc } from './bson-types';
import { demand, StoreError } from './errors';
import { keyOf } from './keys';
import { filterTest } from './language';

/** What decides where `$` and `$[name]` point: the filter that found the document, and the array filters. */
export interface Pointers {
  filter: Doc;
  arrayFilters: Map<string, (element: unknown) => boolean>;
}

/** Names the array filters; each may speak of one name only. */
export function arrayFilterTests(filters: Doc[] = []): Pointers['arrayFilters'] {
  const tests = new Map<string, (element: unknown) => boolean>();
  for (const filter of filters) {
    const name = filterName(filter);
    demand(!tests.has(name), 'FailedToParse', `Found multiple array filters with the same top-level field name ${name}`);
    const test = filterTest(filter);
    tests.set(name, (element) => test({ [name]: element }));
  }
  return tests;
}

function filterName(filter: Doc): string {
  const [first] = Object.keys(filter);
  demand(first, 'FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters');
  if (first === '$and' || first === '$or' || first === '$nor') return filterName((filter[first] as Doc[])[0] ?? {});
  return first.split('.')[0]!;
}

/** The plain paths that an update path means in this document. */
export function pathsIn(doc: Doc, path: string, pointers: Pointers): string[][] {
  let found: { at: string[]; value: unknown }[] = [{ at: [], value: doc }];
  for (const name of path.split('.')) {
    demand(name !== '', 'EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
    found = found.flatMap(({ at, value }) => step(name, { at, value, doc, pointers }));
  }
  return found.map(({ at }) => at);
}

type Place = { at: string[]; value: unknown; doc: Doc; pointers: Pointers };

function step(name: string, { at, value, doc, pointers }: Place): { at: string[]; value: unknown }[] {
  if (!name.startsWith('$')) return [{ at: [...at, name], value: child(value, name) }];
  if (name === '$') {
    const index = matchedIndex(doc, at.join('.'), pointers.filter);
    return [{ at: [...at, String(index)], value: child(value, String(index)) }];
  }
  const test = /^\$\[\w*\]$/.test(name) && elementTest(name.slice(2, -1), pointers);
  demand(test, 'BadValue', `The dollar ($) prefixed field '${name}' in '${[...at, name].join('.')}' is not allowed`);
  demand(
    Array.isArray(value),
    'BadValue',
    `The path '${at.join('.')}' must exist in the document in order to apply array updates.`,
  );
  return value.flatMap((element, index) => (test(element) ? [{ at: [...at, String(index)], value: element }] : []));
}

function elementTest(name: string, { arrayFilters }: Pointers): (element: unknown) => boolean {
  if (name === '') return () => true;
  const test = arrayFilters.get(name);
  demand(test, 'BadValue', `No array filter found for identifier '${name}'`);
  return test;
}

function child(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isDoc(value) ? value[name] : undefined;
}

/** The first element of the array that the filter's conditions on it hold for: what `$` means. */
export function matchedIndex(doc: Doc, path: string, filter: Doc): number {
  const items = path.split('.').reduce<unknown>(child, doc);
  const conditions = conditionsOn(path, filter);
  const missed = 'The positional operator did not find the match needed from the query.';
  demand(Array.isArray(items) && conditions.length, 'BadValue', missed);
  const tests = conditions.map((condition) => filterTest(condition));
  const alone = (item: unknown) => path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), [item]) as Doc;
  let index = items.findIndex((item) => tests.every((test) => test(alone(item))));
  if (index < 0) index = items.findIndex((item) => tests[0]!(alone(item)));
  demand(index >= 0, 'BadValue', missed);
  return index;
}

function conditionsOn(path: string, filter: Doc): Doc[] {
  return Object.entries(filter).flatMap(([name, condition]) => {
    if (name === '$and') return (condition as Doc[]).flatMap((part) => conditionsOn(path, part));
    return name === path || name.startsWith(`${path}.`) ? [{ [name]: condition }] : [];
  });
}

/** The value at a plain path, undefined if there is none. */
export function valueAt(doc: Doc, path: string[]): unknown {
  return path.reduce<unknown>(child, doc);
}

/** Puts a value at a plain path of a document that is being changed, making the documents on the way. */
export function putAt(doc: Doc, path: string[], value: unknown): void {
  let holder: unknown = doc;
  for (let i = 0; i < path.length - 1; i++) {
    const name = path[i]!;
    demandHolder(holder, name, path.slice(0, i));
    if (child(holder, name) === undefined) place(holder, name, {});
    holder = child(holder, name);
  }
  const last = path.at(-1)!;
  demandHolder(holder, last, path.slice(0, -1));
  place(holder, last, value);
}

function demandHolder(holder: unknown, name: string, at: string[]): asserts holder is Doc | unknown[] {
  if (isDoc(holder) || (Array.isArray(holder) && /^\d+$/.test(name))) return;
  const element = `{${at.at(-1)}: ${Array.isArray(holder) ? 'an array' : String(holder)}}`;
  throw new StoreError('PathNotViable', `Cannot create field '${name}' in element ${element}`);
}

function place(holder: Doc | unknown[], name: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    holder[name] = value;
    return;
  }
  const index = Number(name);
  demand(index < 1_500_000 + holder.length, 'BadValue', 'The array would grow too far');
  while (holder.length < index) holder.push(null);
  holder[index] = value;
}

/** Takes the value at a plain path away; an element of an array becomes null. */
export function removeAt(doc: Doc, path: string[]): void {
  const holder = valueAt(doc, path.slice(0, -1));
  const last = path.at(-1)!;
  if (Array.isArray(holder) && Number(last) < holder.length) holder[Number(last)] = null;
  else if (isDoc(holder)) delete holder[last];
}

/** Refuses two changes of one path, or of a path and a part of it. */
export function demandNoConflict(paths: string[]): void {
  const ordered = [...paths].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const [i, path] of ordered.entries()) {
    const clash = ordered.slice(i + 1).some((other) => other === path || other.startsWith(`${path}.`));
    demand(!clash, 'ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${path}'`);
  }
}
