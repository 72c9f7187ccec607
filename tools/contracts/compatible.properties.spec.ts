import Ajv, { AnySchema } from 'ajv';
import fc from 'fast-check';
import { forbiddenChanges } from './compatible.mjs';
import { inLines } from './lines.mjs';
import { Schema } from './testing/schema';

const range = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
const leaf: fc.Arbitrary<Schema> = fc.oneof(
  range(0, 5).map(([minLength, maxLength]) => ({ type: 'string', minLength, maxLength })),
  range(-5, 5).map(([minimum, maximum]) => ({ type: 'integer', minimum, maximum })),
  words.map((some) => ({ type: 'string', enum: some })),
  fc.constant({ type: 'boolean' }),
);
const { schema } = fc.letrec<{ schema: Schema; any: Schema }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    leaf,
    tie('schema'),
    fc.tuple(tie('any'), range(0, 3)).map(([items, [minItems, maxItems]]) => ({ type: 'array', items, minItems, maxItems })),
  ),
  schema: fc
    .tuple(fc.dictionary(fc.constantFrom('p', 'q', 'r', 's'), tie('any')), fc.subarray(['p', 'q', 'r', 's']))
    .map(([properties, some]) => ({ type: 'object', properties, required: some.filter((name) => name in properties) })),
}));

/** Values that a schema takes, of those that it describes in full. */
function valuesOf(of: Schema): fc.Arbitrary<unknown> {
  if (of.enum) return fc.constantFrom(...of.enum);
  if (of.type === 'string')
    return fc.string({ minLength: of.minLength, maxLength: of.maxLength, unit: fc.constantFrom('a', 'b') });
  if (of.type === 'integer') return fc.integer({ min: of.minimum, max: of.maximum });
  if (of.type === 'boolean') return fc.boolean();
  if (of.type === 'array') return fc.array(valuesOf(of.items as Schema), { minLength: of.minItems, maxLength: of.maxItems });
  const fields = Object.entries(of.properties ?? {}).map(([name, field]) => [name, valuesOf(field)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: of.required as never[] });
}

const takes = (of: Schema, value: unknown): boolean => new Ajv().compile(of as AnySchema)(value) === true;

/** A schema, one that may be a little or quite different, and a value that the first takes. */
const pair = fc
  .tuple(schema, schema, fc.constantFrom('p', 'q', 'r', 's'), fc.boolean())
  .map(([one, another, name, mixed]): [Schema, Schema] => {
    const swapped = another.properties?.[name] ? { ...one.properties, [name]: another.properties[name] } : one.properties;
    const required = one.required?.filter((each) => each !== name || another.required?.includes(each));
    return [one, mixed ? { type: 'object', properties: swapped, required } : another];
  });

describe('what the rules let pass', () => {
  it('is anything that has not changed', () => {
    fc.assert(fc.property(schema, (same) => forbiddenChanges('event', same, structuredClone(same)).length === 0));
  });

  it('is taken by whoever is a version ahead, and an event also by whoever is a version behind', () => {
    const withValue = pair.chain(([before, after]) =>
      fc.record({ before: fc.constant(before), after: fc.constant(after), value: valuesOf(before) }),
    );
    const holds = fc.property(withValue, ({ before, after, value }) => {
      if (forbiddenChanges('body', before, after).length === 0) expect(takes(after, value)).toBe(true);
      if (forbiddenChanges('event', after, before).length === 0) expect(takes(after, value)).toBe(true);
      if (forbiddenChanges('event', before, after).length === 0) expect(takes(after, value)).toBe(true);
    });
    fc.assert(holds, { numRuns: 300 });
  });

  it('does not lose a field, however deep', () => {
    const nested = fc
      .tuple(schema, fc.constantFrom('deep', 'x'))
      .map(([at, name]): Schema => ({ type: 'object', properties: { [name]: at }, required: [] }));
    fc.assert(
      fc.property(nested, (whole) => {
        const [[name, at]] = Object.entries(whole.properties ?? {}) as [[string, Schema]];
        const [lost] = Object.keys(at.properties ?? {});
        fc.pre(lost !== undefined);
        const { [lost as string]: _gone, ...rest } = at.properties as Record<string, Schema>;
        const less = {
          ...whole,
          properties: { [name]: { ...at, properties: rest, required: at.required?.filter((one) => one !== lost) } },
        };
        for (const place of ['event', 'body', 'reply'] as const)
          expect(forbiddenChanges(place, whole, less)).toContainEqual({ at: `${name}.${lost}`, what: 'removed', detail: '' });
      }),
    );
  });
});

describe('the lock', () => {
  it('reads as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => expect(JSON.parse(inLines(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    );
  });
});
