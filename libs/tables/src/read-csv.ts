import { TableNotReadable } from '@linli/contracts/gateway';
import { CsvError, parse } from 'csv-parse/sync';
import { rowsOf, SheetRow } from './cells';
import { TableLimits, tooLarge } from './limits';

const LONGEST_ROW = 2 ** 17;

/** The rows of a CSV file in UTF-8 (with or without its mark) or GB18030, by comma, semicolon or tab; throws TableNotReadable or TableTooLarge. */
export function readCsv(bytes: Uint8Array, limits: TableLimits): SheetRow[] {
  const text = textOf(bytes);
  // Empty lines count as rows for a spreadsheet; so many more of them there may be.
  const most = 2 * limits.rows + 2;
  const sheet = parsed(text, most);
  if (sheet.length >= most) throw tooLarge(limits);
  return rowsOf(sheet);
}

function parsed(text: string, most: number): string[][] {
  const options = { delimiter: delimiterOf(text), relax_column_count: true, max_record_size: LONGEST_ROW, to: most };
  try {
    return parse(text, options);
  } catch (error) {
    if (error instanceof CsvError) throw new TableNotReadable();
    throw error;
  }
}

/** What is not UTF-8 is read as GB18030, in which spreadsheets in China write. */
function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    }
  }
  throw new TableNotReadable();
}

/** The one that the header has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}
