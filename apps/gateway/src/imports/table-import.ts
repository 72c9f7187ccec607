import { Actor, ErrorClass, Language } from '@linli/contracts';
import { ROWS_AT_A_TIME, RowResult } from '@linli/contracts/business-service';
import { ImportReportView } from '@linli/contracts/gateway';
import { readTable, TableFile, TableOf } from '@linli/tables';
import { reportOf } from './import-report';

/** For whom rows are entered, and whether in earnest. */
export interface Asked {
  readonly actor: Actor;
  readonly dryRun: boolean;
}

/** One kind of table that can be imported. */
export interface Importing<T extends object> {
  readonly table: TableOf<T>;
  /** The errors by which a row may be refused. */
  readonly refusals: readonly ErrorClass[];
  /** The fields that some of those are about, by their codes. */
  readonly about?: Readonly<Record<string, string>>;
  /** Rows that are entered together; 100 if not given. */
  readonly rowsAtATime?: number;
  /** Enters so many rows at most, each that is new; the results are in the order of the rows. It may be asked again and then changes nothing. */
  enter(rows: readonly T[], asked: Asked): Promise<readonly RowResult[]>;
}

/**
 * Reads a table and enters its rows, batch after batch; rows with errors are left out and reported. Throws TableNotReadable,
 * TableTooLarge, or ServiceUnavailable, by which the rows before may have been entered: send the same table again.
 */
export async function importTable<T extends object>(
  file: TableFile,
  importing: Importing<T>,
  { language, ...asked }: Asked & { readonly language: Language },
): Promise<ImportReportView> {
  const table = await readTable(file, importing.table);
  const rows = table.accepted.map(({ value }) => value);
  const results: RowResult[] = [];
  const { rowsAtATime = ROWS_AT_A_TIME } = importing;
  for (let at = 0; at < rows.length; at += rowsAtATime)
    results.push(...(await importing.enter(rows.slice(at, at + rowsAtATime), asked)));
  const columns = { of: importing.table.columns, about: importing.about ?? {} };
  return reportOf({ table, results, errors: importing.refusals, columns }, { language, dryRun: asked.dryRun });
}
