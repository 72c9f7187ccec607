import { FieldRecord, fieldsOf, Shape } from '@linli/contracts';

/** The parameters of a query string with the types that the shape's fields have; what cannot be read stays text, for validation to refuse. */
export function queryValues(shape: Shape, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = new Map(fieldsOf(shape).map((field) => [field.name, field]));
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, read(value, fields.get(name))]));
}

function read(value: unknown, field: FieldRecord | undefined): unknown {
  if (field?.api.isArray) return Array.isArray(value) ? value : [value];
  if (typeof value !== 'string') return value;
  if (field?.api.type === 'integer' && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (field?.api.type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}
