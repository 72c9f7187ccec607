import { type Doc, isDoc } from './bson-types';
import { type Comparison, comparisonOf } from './collation';
import { demand } from './errors';
import { compareKeys, keyOf, RANK } from './keys';
import { EMPTY_ARRAY, indexedValues } from './paths';

/** Fields with 1 or -1, in order of importance. */
export type SortSpec = Record<string, 1 | -1>;

type Key = string | { key: string; value?: unknown };
type Order = (a: Key, b: Key) => number;

/** Checks what a client sent as a sort; an empty one means none. */
export function sortSpec(sent: unknown): SortSpec | undefined {
  if (sent === undefined) return undefined;
  demand(isDoc(sent), 'TypeMismatch', 'sort must be an object');
  const entries = Object.entries(sent).map(([path, direction]): [string, 1 | -1] => {
    const sign = Number(direction);
    demand(!path.startsWith('$'), 'BadValue', `This store cannot sort by ${path}`);
    demand(sign === 1 || sign === -1, 'BadValue', `$sort key ordering must be 1 (for ascending) or -1 (for descending): ${path}`);
    return [path, sign];
  });
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/** The documents in MongoDB's order; stable; strings by the collation if there is one. */
export function sorted(docs: Doc[], spec: SortSpec, collation?: Doc): Doc[] {
  const order = collation ? collated(comparisonOf(collation)) : (compareKeys as Order);
  const fields = Object.entries(spec);
  const rows = docs.map((doc) => ({
    doc,
    keys: fields.map(([path, direction]) => sortKey(doc, path, { direction, order, collation })),
  }));
  rows.sort((a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const result = order(a.keys[i]!, b.keys[i]!);
      if (result !== 0) return result * fields[i]![1];
    }
    return 0;
  });
  return rows.map(({ doc }) => doc);
}

/** An array sorts by its least element upwards and by its greatest downwards. */
function sortKey(doc: Doc, path: string, by: { direction: 1 | -1; order: Order; collation?: Doc }): Key {
  const { values } = indexedValues(doc, path);
  const keys = values.map((value): Key => {
    if (!by.collation) return value === EMPTY_ARRAY ? RANK.undefined : keyOf(value);
    return value === EMPTY_ARRAY ? { key: RANK.undefined } : { key: keyOf(value), value };
  });
  return keys.reduce((best, key) => (by.order(key, best) * by.direction < 0 ? key : best));
}

function collated({ compare }: Comparison): Order {
  return (one, other) => {
    const [a, b] = [one, other] as Exclude<Key, string>[];
    return 'value' in a! && 'value' in b! ? compare(a.value, b.value) : compareKeys(a!.key, b!.key);
  };
}
