import type { Shape } from './contract';
import { FieldRecord, fieldsOf } from './field-record';

/** The part of JSON Schema (2020-12, and draft 7 alike) that our shapes need. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** What stands in the schema for an object of another shape: the whole schema of it, or a reference. */
type Nesting = (shape: Shape) => JsonSchema;

/** What a value of the shape looks like as JSON. More fields may be there: readers are tolerant. */
export function jsonSchemaOf(shape: Shape, nested: Nesting = (inner) => jsonSchemaOf(inner)): JsonSchema {
  const fields = fieldsOf(shape);
  const required = fields.filter(({ api }) => api.required === true).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field, nested)])),
    ...(required.length > 0 && { required }),
  };
}

/** The shapes that a shape is made of, itself included, each once. */
export function shapesIn(shape: Shape, known: ReadonlySet<Shape> = new Set()): ReadonlySet<Shape> {
  if (known.has(shape)) return known;
  const inner = fieldsOf(shape).flatMap((field) => (field.shape ? [field.shape()] : []));
  return inner.reduce((shapes, each) => shapesIn(each, shapes), new Set([...known, shape]) as ReadonlySet<Shape>);
}

function schemaOfField({ api, shape }: FieldRecord, nested: Nesting): JsonSchema {
  const { type, isArray, minItems, maxItems, required: _inTheList, example, description, ...rules } = api as ApiOfField;
  const one = shape ? nested(shape()) : { type: String(type), ...rules };
  const told = { ...(description && { description }), ...(example !== undefined && { examples: [example] }) };
  // Beside a $ref nothing else counts.
  if (!isArray) return '$ref' in one ? { allOf: [one], ...told } : { ...one, ...told };
  return { type: 'array', items: one, ...(minItems && { minItems }), maxItems, ...told };
}

interface ApiOfField extends Record<string, unknown> {
  readonly description?: string;
  readonly isArray?: boolean;
  readonly minItems?: number;
}
