import { pipeline, Readable } from 'node:stream';
import { Language } from '@linli/contracts';
import { stringify } from 'csv-stringify';
import { Column } from './columns';
import { writtenRow, writtenTitles } from './written-row';

/**
 * A CSV file as a stream that a spreadsheet opens rightly (UTF-8 with its mark, CRLF) and runs no formula from. Rows are
 * taken one after another as the reader takes the bytes, so that it never holds more than a few of them.
 */
export function csvOf(columns: readonly Column[], rows: Iterable<object> | AsyncIterable<object>, language: Language): Readable {
  const out = stringify({ bom: true, record_delimiter: 'windows' });
  // What fails is told by the stream that is given out, which pipeline destroys with the error.
  pipeline(Readable.from(sheetOf(columns, rows, language)), out, () => undefined);
  return out;
}

async function* sheetOf(columns: readonly Column[], rows: Iterable<object> | AsyncIterable<object>, language: Language) {
  yield writtenTitles(columns, language);
  for await (const row of rows) yield writtenRow(row, columns).map((cell) => (cell === null ? '' : String(cell)));
}
