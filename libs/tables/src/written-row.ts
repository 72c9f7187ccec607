import { Language } from '@linli/contracts';
import { Column } from './columns';
import { harmless } from './formula';

/** What is written of a value: numbers and truth as such, lists with commas, instants in ISO 8601, all text harmless. */
export type WrittenCell = string | number | boolean | null;

/** The row's values in the order of the columns. Only text can become a formula: a number stays one, negative or not. */
export const writtenRow = (row: object, columns: readonly Column[]): WrittenCell[] =>
  columns.map(({ field }) => written(field.split('.').reduce(valueAt, row as unknown)));

/** The first row: titles may be anybody's words, too. */
export const writtenTitles = (columns: readonly Column[], language: Language): string[] =>
  columns.map(({ titles }) => harmless(titles[language]));

const valueAt = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null | undefined)?.[name];

function written(value: unknown): WrittenCell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (value instanceof Date) return value.toISOString();
  return harmless(Array.isArray(value) ? value.join(', ') : String(value));
}
