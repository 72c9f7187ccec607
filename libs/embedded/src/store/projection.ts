import { cloneDeep } from 'mingo/util';
import { type Doc, isDoc } from './bson-types';
import { demand } from './errors';
import { expressionValue, filterTest } from './language';
import { matchedIndex, putAt, removeAt, valueAt } from './update-paths';

/** Makes the part of a document that a client asked for. */
export type Projection = (doc: Doc) => Doc;

type Kind = 'include' | 'exclude' | '$slice' | '$elemMatch' | 'positional' | 'expression';
type Field = { path: string; kind: Kind; argument: unknown };

/** Checks a find's projection; undefined means the whole document. */
export function projectionOf(sent: unknown, filter: Doc, variables?: Doc): Projection | undefined {
  if (sent === undefined || (isDoc(sent) && !Object.keys(sent).length)) return undefined;
  demand(isDoc(sent), 'TypeMismatch', 'projection must be an object');
  const fields = fieldsOf(sent);
  demandApart(fields.map(({ path }) => path));
  const others = fields.filter(({ path }) => path !== '_id');
  const excludes = others.some(({ kind }) => kind === 'exclude');
  const includes = others.some(({ kind }) => kind !== 'exclude' && kind !== '$slice') || isIdOnly(fields);
  demand(!(excludes && includes), 'FailedToParse', 'Cannot do exclusion and inclusion in one projection');
  return includes ? inclusion(fields, { filter, variables }) : exclusion(fields);
}

interface Given {
  filter: Doc;
  variables?: Doc;
}

function demandApart(paths: string[]): void {
  const clash = paths.find((path) => paths.some((other) => path.startsWith(`${other}.`)));
  demand(!clash, 'BadValue', `Path collision at ${clash}`);
}

function isIdOnly(fields: Field[]): boolean {
  return fields.length === 1 && fields[0]!.path === '_id' && fields[0]!.kind === 'include';
}

function fieldsOf(sent: Doc, parent = ''): Field[] {
  return Object.entries(sent).flatMap(([name, argument]): Field[] => {
    const path = parent + name;
    if (path.endsWith('.$')) return [{ path: path.slice(0, -2), kind: 'positional', argument }];
    if (typeof argument === 'number' || typeof argument === 'boolean')
      return [{ path, kind: argument ? 'include' : 'exclude', argument }];
    if (!isDoc(argument)) return [{ path, kind: 'expression', argument }];
    const [operator] = Object.keys(argument);
    demand(operator, 'BadValue', 'An empty sub-projection is not a valid value');
    if (!operator.startsWith('$')) return fieldsOf(argument, `${path}.`);
    if (operator === '$slice' && typeof argument.$slice !== 'string')
      return [{ path, kind: '$slice', argument: argument.$slice }];
    return [{ path, kind: operator === '$elemMatch' ? operator : 'expression', argument }];
  });
}

function exclusion(fields: Field[]): Projection {
  const excluded = fields.filter(({ kind }) => kind === 'exclude').map(({ path }) => path.split('.'));
  const slices = fields.filter(({ kind }) => kind === '$slice');
  return (doc) => {
    const result = excluded.reduce<Doc>((rest, path) => without(rest, path) as Doc, doc);
    return slices.length ? withSlices(result, slices) : result;
  };
}

function without(value: unknown, [name, ...rest]: string[]): unknown {
  if (Array.isArray(value))
    return value.map((item) => (isDoc(item) || Array.isArray(item) ? without(item, [name!, ...rest]) : item));
  if (!isDoc(value) || !(name! in value)) return value;
  if (rest.length) return { ...value, [name!]: without(value[name!], rest) };
  const { [name!]: _, ...others } = value;
  return others;
}

function withSlices(doc: Doc, slices: Field[]): Doc {
  const result = cloneDeep(doc) as Doc;
  for (const { path, argument } of slices) {
    const list = valueAt(result, path.split('.'));
    if (Array.isArray(list)) putAt(result, path.split('.'), slice(list, argument));
  }
  return result;
}

function slice(list: unknown[], argument: unknown): unknown[] {
  const [skip, limit] = Array.isArray(argument) ? (argument as [number, number]) : [undefined, Number(argument)];
  if (skip === undefined) return limit < 0 ? list.slice(limit) : list.slice(0, limit);
  const start = skip < 0 ? Math.max(0, list.length + skip) : skip;
  return list.slice(start, start + limit);
}

type Tree = Map<string, Tree>;

function inclusion(fields: Field[], given: Given): Projection {
  const tree: Tree = new Map();
  const wanted = fields.filter(({ path, kind }) => (kind === 'include' || kind === '$slice') && path !== '_id');
  for (const { path } of wanted)
    path.split('.').reduce((node, name) => node.set(name, node.get(name) ?? new Map()).get(name)!, tree);
  const keepId = !fields.some(({ path, kind }) => path === '_id' && kind === 'exclude');
  if (keepId) tree.set('_id', new Map());
  const slices = fields.filter(({ kind }) => kind === '$slice');
  const computed = fields.filter(({ kind }) => kind === '$elemMatch' || kind === 'positional' || kind === 'expression');
  return (doc) => {
    const picked = pick(doc, tree) as Doc;
    const result = slices.length ? withSlices(picked, slices) : picked;
    for (const field of computed) compute(result, doc, { field, given });
    return result;
  };
}

function pick(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.filter((item) => isDoc(item) || Array.isArray(item)).map((item) => pick(item, tree));
  if (!isDoc(value)) return undefined;
  const result: Doc = {};
  for (const name of Object.keys(value)) {
    const inner = tree.get(name);
    if (!inner) continue;
    const part = inner.size ? pick(value[name], inner) : value[name];
    if (part !== undefined) result[name] = part;
  }
  return result;
}

function compute(result: Doc, doc: Doc, { field, given }: { field: Field; given: Given }): void {
  const path = field.path.split('.');
  if (field.kind === 'positional') {
    const index = matchedIndex(doc, field.path, given.filter);
    putAt(result, path, [(valueAt(doc, path) as unknown[])[index]]);
    return;
  }
  const value = field.kind === '$elemMatch' ? firstMatch(doc, field) : expressionValue(field.argument, doc, given.variables);
  if (value === undefined) removeAt(result, path);
  else putAt(result, path, value);
}

function firstMatch(doc: Doc, { path, argument }: Field): unknown[] | undefined {
  const test = filterTest({ list: argument });
  const list = valueAt(doc, path.split('.'));
  const found = Array.isArray(list) ? list.findIndex((item) => test({ list: [item] })) : -1;
  return found < 0 ? undefined : [(list as unknown[])[found]];
}
