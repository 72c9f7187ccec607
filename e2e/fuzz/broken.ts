import fc, { Arbitrary } from 'fast-check';

/** Values that hardly any field takes. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  1.5,
  '',
  ' ',
  'x'.repeat(6000),
  '\u0000',
  '2026-02-30T10:00:00+08:00',
  '9999999-01-01T00:00:00Z',
  'not-a-uuid',
  [],
  [[]],
  {},
  { $gt: '' },
  { $where: 'sleep(1000)' },
  { zh: 1, en: null },
];

/** Names that must not be taken for fields. */
const STRANGE_NAMES = ['__proto__', 'constructor', 'toString', 'roles', 'actor', 'id', '_id', '$set', 'a.b', ''];

/** The value with one or several things wrong somewhere in it, most often something that a schema does not allow. */
export const brokenOf = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.tuple(value, fc.array(damage, { minLength: 1, maxLength: 3 })).map(([whole, damages]) => damages.reduce(damaged, whole));

interface Damage {
  /** Which way down, at each level. */
  readonly way: readonly number[];
  readonly what: 'drop' | 'replace' | 'add';
  readonly by: unknown;
  readonly name: string;
}

const damage: Arbitrary<Damage> = fc.record({
  way: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
  what: fc.constantFrom('drop', 'replace', 'add'),
  by: fc.oneof(fc.constantFrom(...STRANGE), fc.jsonValue({ maxDepth: 2 })),
  name: fc.oneof(fc.constantFrom(...STRANGE_NAMES), fc.string({ maxLength: 10 })),
});

function damaged(value: unknown, { way: [step = 0, ...rest], what, by, name }: Damage): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const entries: [string, unknown][] = Object.entries(value);
  if (what === 'add' && rest.length === 0) return rebuilt(value, [...entries, [name, by]]);
  const at = entries.length > 0 ? step % entries.length : -1;
  const changed = entries.flatMap(([key, inner], index): [string, unknown][] => {
    if (index !== at) return [[key, inner]];
    if (rest.length > 0) return [[key, damaged(inner, { way: rest, what, by, name })]];
    return what === 'drop' ? [] : [[key, by]];
  });
  return rebuilt(value, changed);
}

/** As JSON.parse makes it: `__proto__` is a field like any other. */
function rebuilt(like: object, entries: [string, unknown][]): unknown {
  if (Array.isArray(like)) return entries.map(([, inner]) => inner);
  const parts = entries.map(([key, inner]) => `${JSON.stringify(key)}:${JSON.stringify(inner) ?? 'null'}`);
  return JSON.parse(`{${parts.join(',')}}`);
}
