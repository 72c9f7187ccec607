import { Readable } from 'node:stream';
import { Language } from '@linli/contracts';
import { Column } from './columns';
import { TITLE_FORMAT, WORKBOOK_PARTS } from './workbook-parts';
import { WrittenCell, writtenRow, writtenTitles } from './written-row';
import { streamedZip } from './zip';

/** The longest text that a cell of a spreadsheet may hold; more is cut off. */
const CELL_LENGTH = 32_767;
/** Rows that are put together before they are packed. */
const BATCH = 100;

const BEGIN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
const END = '</sheetData></worksheet>';

/**
 * An .xlsx workbook with one sheet as a stream, of which no cell is a formula. Rows are taken one after another as the reader takes
 * the bytes, so that it never holds more than some hundred of them.
 */
export function xlsxOf(columns: readonly Column[], rows: Iterable<object> | AsyncIterable<object>, language: Language): Readable {
  const sheet = ['xl/worksheets/sheet1.xml', sheetOf(columns, rows, language)] as const;
  return Readable.from(streamedZip([...WORKBOOK_PARTS, sheet]), { objectMode: false });
}

async function* sheetOf(columns: readonly Column[], rows: Iterable<object> | AsyncIterable<object>, language: Language) {
  const titles = writtenTitles(columns, language);
  let [text, number] = [BEGIN + rowXml(titles, 1, ` s="${TITLE_FORMAT}"`), 1];
  for await (const row of rows) {
    text += rowXml(writtenRow(row, columns), ++number);
    if (number % BATCH !== 0) continue;
    yield text;
    text = '';
  }
  yield text + END;
}

const rowXml = (cells: readonly WrittenCell[], row: number, format = ''): string =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(cell, `r="${letters(at)}${row}"${format}`)).join('')}</row>`;

function cellXml(cell: WrittenCell, attributes: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c ${attributes}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c ${attributes} t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, CELL_LENGTH))}</t></is></c>`;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold, and what would be taken for such an escape, is written as _xHHHH_ (ECMA-376, 22.9.2.19). */
const escaped = (text: string): string =>
  text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])\p{Cc}|\ufffe|\uffff/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (character) => NAMED[character] ?? character);

/** 0 is A, 25 Z, 26 AA. */
const letters = (at: number): string => (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
