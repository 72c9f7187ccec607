/** What may stand in a cell; null where nothing does. */
export type Cell = string | number | boolean | Date | null;

/** One row of a sheet, with its number as a spreadsheet shows it, the first being 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Only white space, or nothing. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** The rows with something in them, numbered. */
export const rowsOf = (sheet: readonly (readonly Cell[])[]): SheetRow[] =>
  sheet.map((cells, at) => ({ number: at + 1, cells })).filter(({ cells }) => !cells.every(isBlank));
