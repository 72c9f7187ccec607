import type { ApiPropertyOptions } from '@nestjs/swagger';
import type { Shape } from './contract';

/** What is known of one field of a shape: enough to read it from a query string and to make an example. */
export interface FieldRecord {
  readonly name: string;
  readonly api: ApiPropertyOptions & { type?: unknown; example?: unknown; isArray?: boolean };
  readonly shape?: () => Shape;
  /** Where a value, or one of a list, may be written in several ways: the way that it is kept in. */
  readonly plainly?: (value: string) => string;
}

const records = new WeakMap<object, FieldRecord[]>();

export function recordField(shape: object, record: FieldRecord): void {
  records.set(shape, [...(records.get(shape) ?? []), record]);
}

/** The fields of a shape in the order of their declaration, inherited ones first. */
export function fieldsOf(shape: object): FieldRecord[] {
  const parent = Object.getPrototypeOf(shape);
  return [
    ...(typeof parent === 'function' && parent !== Function.prototype ? fieldsOf(parent) : []),
    ...(records.get(shape) ?? []),
  ];
}

/** A plain example of a shape, put together from the examples of its fields. */
export function exampleOf(shape: object): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(shape).map((record) => [record.name, exampleOfField(record)]));
}

function exampleOfField({ api, shape }: FieldRecord): unknown {
  if (api.example !== undefined) return api.example;
  if (!shape) return api.isArray ? [] : plainExample(api);
  return api.isArray ? [exampleOf(shape())] : exampleOf(shape());
}

/** The least that a required field takes; an optional one is left out. */
function plainExample({ type, required, minimum, minLength = 1 }: ApiPropertyOptions): unknown {
  if (required !== true) return undefined;
  if (type === 'integer') return minimum;
  return type === 'boolean' ? true : '…'.repeat(minLength);
}
