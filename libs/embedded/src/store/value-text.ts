import { bsonType, isDoc } from './bson-types';

/** A value as MongoDB writes it in messages: { a: "x", b: ObjectId('…') }. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === undefined || value === null) return 'null';
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[ ${value.map(valueText).join(', ')} ]`;
  const type = bsonType(value);
  if (type === 'ObjectId') return `ObjectId('${value}')`;
  if (type) return `${type}(${value})`;
  if (!isDoc(value)) return String(value);
  const fields = Object.entries(value).map(([name, inner]) => `${name}: ${valueText(inner)}`);
  return fields.length ? `{ ${fields.join(', ')} }` : '{}';
}
