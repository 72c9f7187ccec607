import { FieldError, InvalidInput, Params, Shape, validated } from '@linli/contracts';
import { TableNotReadable } from '@linli/contracts/gateway';
import { cellValue } from './cell-value';
import { isBlank, SheetRow } from './cells';
import { Column, columnTitled, fieldAt, TableOf } from './columns';
import { IMPORT_LIMITS, TableLimits, tooLarge } from './limits';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface TableFile {
  readonly format: TableFormat;
  readonly bytes: Uint8Array;
}

/** What is wrong in a row, by the rule that it breaks; `column` is the title as it stands in the file's header. */
export interface RowError {
  readonly row: number;
  readonly column?: string;
  readonly rule: string;
  readonly params?: Params;
}

/** What a file holds: the rows that are right, by their numbers in the spreadsheet, and what is wrong with the others. */
export interface Table<T> {
  readonly rowsRead: number;
  readonly accepted: readonly { readonly row: number; readonly value: T }[];
  readonly errors: readonly RowError[];
}

interface TitledColumn {
  readonly at: number;
  readonly title: string;
  readonly column: Column;
}

/**
 * Reads a table whose first row names its columns, in Chinese or English, in any order. A row that breaks a rule of the shape is
 * reported and not accepted; where the header is wrong, no row is read. Throws TableNotReadable or TableTooLarge.
 */
export async function readTable<T extends object>(
  { format, bytes }: TableFile,
  table: TableOf<T>,
  limits: TableLimits = IMPORT_LIMITS,
): Promise<Table<T>> {
  if (bytes.length > limits.bytes) throw tooLarge(limits);
  const [header, ...rows] = format === 'csv' ? readCsv(bytes, limits) : await readXlsx(bytes, limits);
  if (!header) throw new TableNotReadable();
  if (rows.length > limits.rows || header.cells.length > limits.columns) throw tooLarge(limits);
  const { titled, errors } = understood(header, table);
  if (errors.length > 0) return { rowsRead: 0, accepted: [], errors };
  return tableOf(rows, titled, table.shape);
}

function understood(header: SheetRow, { shape, columns }: TableOf<object>): { titled: TitledColumn[]; errors: RowError[] } {
  const [titled, errors] = [[] as TitledColumn[], [] as RowError[]];
  for (const [at, cell] of header.cells.entries()) {
    if (isBlank(cell)) continue;
    const title = String(cell).trim();
    const column = columnTitled(title, columns);
    if (!column) errors.push({ row: header.number, column: title, rule: 'isKnownColumn' });
    else if (titled.some((earlier) => earlier.column === column))
      errors.push({ row: header.number, column: title, rule: 'isOneColumn' });
    else titled.push({ at, title, column });
  }
  const missing = columns.filter(
    (column) => !titled.some((each) => each.column === column) && fieldAt(shape, column.field)?.required,
  );
  for (const { titles } of missing) errors.push({ row: header.number, column: titles['zh-CN'], rule: 'isColumn' });
  return { titled, errors };
}

function tableOf<T extends object>(rows: readonly SheetRow[], titled: readonly TitledColumn[], shape: Shape<T>): Table<T> {
  const [accepted, errors] = [[] as { row: number; value: T }[], [] as RowError[]];
  for (const row of rows) {
    const result = resultOf(row, titled, shape);
    if (Array.isArray(result)) errors.push(...result);
    else accepted.push({ row: row.number, value: result });
  }
  return { rowsRead: rows.length, accepted, errors };
}

/** The row as an instance of the shape, or what is wrong with it. */
function resultOf<T extends object>(row: SheetRow, titled: readonly TitledColumn[], shape: Shape<T>): T | RowError[] {
  const outside = row.cells.some((cell, at) => !isBlank(cell) && !titled.some((column) => column.at === at));
  if (outside) return [{ row: row.number, rule: 'isWithinColumns' }];
  try {
    return validated(shape, plainOf(row, titled, shape));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.fields.map((field) => rowError(row.number, field, titled));
  }
}

function plainOf({ cells }: SheetRow, titled: readonly TitledColumn[], shape: Shape): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const { at, column } of titled) {
    const field = fieldAt(shape, column.field);
    const value = field && cellValue(cells[at] ?? null, field.record);
    if (value !== undefined) put(plain, column.field.split('.'), value);
  }
  return plain;
}

function put(plain: Record<string, unknown>, [name = '', ...further]: readonly string[], value: unknown): void {
  if (further.length === 0) {
    plain[name] = value;
    return;
  }
  const inner = (plain[name] ?? {}) as Record<string, unknown>;
  plain[name] = inner;
  put(inner, further, value);
}

/** Of a list's third item, or of a whole object that is missing, the column is told that it belongs to. */
function rowError(row: number, { pointer, rule, params }: FieldError, titled: readonly TitledColumn[]): RowError {
  const way = pointer.slice('#/'.length).replaceAll('/', '.');
  const column = titled.find(
    ({ column: { field } }) => field === way || way.startsWith(`${field}.`) || field.startsWith(`${way}.`),
  );
  return { row, column: column?.title ?? way, rule, ...(params && Object.keys(params).length > 0 && { params }) };
}
