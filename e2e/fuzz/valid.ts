import fc, { Arbitrary } from 'fast-check';
import { Document, resolved, Schema } from '../world/document';

/** Ids of things that are there, in the own area and in the other one, and one of nothing. */
export interface Known {
  readonly ids: () => readonly string[];
}

const FRINGE_TEXTS = [
  '\u0000',
  '\uFEFF',
  '👩‍👩‍👧‍👦',
  '\u202E',
  '𠮷',
  "'; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  '=cmd()',
];

/** Values that the schema takes; ids among them that are known. */
export function validOf(schema: Schema, document: Document, known: Known): Arbitrary<unknown> {
  const whole = resolved(schema, document);
  if (whole.enum) return fc.constantFrom(...whole.enum);
  const of = KINDS[whole.type ?? (whole.properties ? 'object' : 'string')] ?? textOf;
  return of(whole, document, known);
}

type Maker = (schema: Schema, document: Document, known: Known) => Arbitrary<unknown>;

const KINDS: Readonly<Record<string, Maker>> = {
  object: ({ properties = {}, required = [] }, document, known) => {
    const fields = Object.entries(properties).map(([name, field]) => [name, validOf(field, document, known)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: required.filter((name) => name in properties) });
  },
  array: ({ items = {}, minItems = 0, maxItems = 5 }, document, known) =>
    fc.array(validOf(items, document, known), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) }),
  integer: ({ minimum = -1000, maximum = 1000 }) => wholeBetween(minimum, maximum),
  number: ({ minimum = -1000, maximum = 1000 }) => fc.double({ min: minimum, max: maximum, noNaN: true }),
  boolean: () => fc.boolean(),
  string: (schema, _document, known) => textOf(schema, _document, known),
};

/** The bounds come often: that is where mistakes are made. */
const wholeBetween = (min: number, max: number): Arbitrary<number> =>
  fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max: Math.min(max, min + 20) }), fc.integer({ min, max }));

function textOf(
  { format, pattern, minLength = 0, maxLength = 200, example }: Schema,
  _document: Document,
  known: Known,
): Arbitrary<unknown> {
  if (format === 'uuid') return fc.nat().map((at) => known.ids()[at % known.ids().length]);
  if (format === 'date-time') return instant;
  const examples = typeof example === 'string' ? [{ weight: 3, arbitrary: fc.constant(example) }] : [];
  const made = pattern === undefined ? textBetween(minLength, maxLength) : fc.stringMatching(new RegExp(pattern));
  return fc.oneof(...examples, { weight: 2, arbitrary: made });
}

const textBetween = (min: number, max: number): Arbitrary<string> =>
  fc.oneof(
    fc
      .string({ unit: 'grapheme', minLength: Math.max(min, 1), maxLength: Math.min(max, 30) })
      .filter((text) => text.length <= max),
    fc.constantFrom(...FRINGE_TEXTS).map((text) => text.padEnd(min, 'x').slice(0, max)),
    fc.constant('长'.repeat(Math.min(max, 500))),
  );

const instant = fc
  .oneof(
    fc.date({ min: new Date('2026-02-01T00:00:00Z'), max: new Date('2026-06-01T00:00:00Z'), noInvalidDate: true }),
    fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
  )
  .map((date) => date.toISOString());
