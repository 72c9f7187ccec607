import { Flag, ListOf, Text, Whole } from '../fields';

/** Errors that a report lists; it counts all of them. */
export const REPORTED_ERRORS = 500;

export class ImportQuery {
  @Flag({ about: 'Only tell what would become of each row; nothing is changed', optional: true, example: true }) dryRun?: boolean;
}

export class ImportErrorView {
  @Whole({ about: 'The row as the spreadsheet numbers it; the titles are usually row 1', min: 1, max: 1_000_000, example: 3 })
  row: number;
  @Text({ about: 'Title of the column, where it is about one', max: 200, optional: true, example: '手机号' }) column?: string;
  @Text({ about: 'What is wrong, in the language of the reader', max: 1000, example: '必填。' }) detail: string;
}

export class ImportReportView {
  @Flag({ about: 'Whether nothing was changed', example: true }) dryRun: boolean;
  @Whole({ about: 'Rows with something in them, the titles not counted', min: 0, max: 10_000, example: 3 }) rowsRead: number;
  @Whole({ about: 'Rows that are new and were entered, or would be', min: 0, max: 10_000, example: 1 }) added: number;
  @Whole({ about: 'Rows that were there before; they stay as they are', min: 0, max: 10_000, example: 1 }) present: number;
  @Whole({ about: 'Rows with an error; they are left out', min: 0, max: 10_000, example: 1 }) refused: number;
  @Whole({ about: 'Errors in all', min: 0, max: 1_000_000, example: 1 }) errorsFound: number;
  @ListOf(() => ImportErrorView, { about: 'The errors, in the order of the rows', max: REPORTED_ERRORS })
  errors: ImportErrorView[];
}
