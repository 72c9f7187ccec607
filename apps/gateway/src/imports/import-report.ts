import { ErrorClass, fill, Language } from '@linli/contracts';
import { RowResult } from '@linli/contracts/business-service';
import { ImportErrorView, ImportReportView, REPORTED_ERRORS } from '@linli/contracts/gateway';
import { Column, RowError, Table } from '@linli/tables';
import { detailOfRule } from '../http/render-problem';

/** What has become of a table: what was wrong with it, and the result of each accepted row, in their order. */
export interface Imported {
  readonly table: Table<unknown>;
  readonly results: readonly RowResult[];
  /** The errors by which rows may have been refused. */
  readonly errors: readonly ErrorClass[];
  /** The columns of the table, and the fields that some of those errors are about, by their codes. */
  readonly columns: { readonly of: readonly Column[]; readonly about: Readonly<Record<string, string>> };
}

interface Reader {
  readonly language: Language;
  readonly dryRun: boolean;
}

/** The report that a person reads; of many errors it lists the first 500. */
export function reportOf(imported: Imported, { language, dryRun }: Reader): ImportReportView {
  const { table, results } = imported;
  const refusals = table.accepted.flatMap(({ row }, at) => refusal(row, results[at], { ...imported, language }));
  const all = [...table.errors.map((error) => errorView(error, language)), ...refusals].sort((a, b) => a.row - b.row);
  return {
    dryRun,
    rowsRead: table.rowsRead,
    added: countOf('added', results),
    present: countOf('present', results),
    refused: table.rowsRead - countOf('added', results) - countOf('present', results),
    errorsFound: all.length,
    errors: all.slice(0, REPORTED_ERRORS),
  };
}

const countOf = (outcome: RowResult['outcome'], results: readonly RowResult[]): number =>
  results.filter((result) => result.outcome === outcome).length;

const errorView = ({ row, column, rule, params = {} }: RowError, language: Language): ImportErrorView => ({
  row,
  ...(column !== undefined && { column: column.slice(0, 200) }),
  detail: detailOfRule({ rule, params }, language),
});

function refusal(
  row: number,
  result: RowResult | undefined,
  { errors, columns, language }: Pick<Imported, 'errors' | 'columns'> & { readonly language: Language },
): ImportErrorView[] {
  if (result?.outcome !== 'refused') return [];
  const error = errors.find(({ code }) => code === result.error);
  const column = columns.of.find(({ field }) => field === columns.about[String(result.error)])?.titles[language];
  return [
    {
      row,
      ...(column !== undefined && { column }),
      detail: error ? fill(error.texts[language], {}) : detailOfRule({ rule: String(result.error) }, language),
    },
  ];
}
