import { FieldRecord, fieldsOf, Shape, Texts } from '@linli/contracts';

/** A column of a table: the field that it holds and its title in each language. */
export interface Column {
  /** Name of a field, or the way to one within another: `name.zh`. */
  readonly field: string;
  readonly titles: Texts;
}

/** A table for one shape; each row is an instance of it. */
export interface TableOf<T extends object> {
  readonly shape: Shape<T>;
  readonly columns: readonly Column[];
}

/** The column that a title stands for, in any language, by the field's own name too; width, case and spaces at the ends do not matter. */
export const columnTitled = (title: string, columns: readonly Column[]): Column | undefined =>
  columns.find(({ field, titles }) => [field, ...Object.values(titles)].some((known) => plain(known) === plain(title)));

const plain = (title: string): string => title.normalize('NFKC').trim().toLowerCase();

/** The field of a shape that a column holds, and whether a row cannot do without it; undefined when there is none. */
export function fieldAt(shape: Shape, way: string): { readonly record: FieldRecord; readonly required: boolean } | undefined {
  const [name, ...further] = way.split('.');
  const record = fieldsOf(shape).find((field) => field.name === name);
  if (!record) return undefined;
  const required = record.api.required === true;
  if (further.length === 0) return { record, required };
  const inner = record.shape && fieldAt(record.shape(), further.join('.'));
  return inner && { record: inner.record, required: required && inner.required };
}
