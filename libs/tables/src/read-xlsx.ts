import { TableNotReadable } from '@linli/contracts/gateway';
import { readSheet } from 'read-excel-file/node';
import { Cell, rowsOf, SheetRow } from './cells';
import { TableLimits, tooLarge } from './limits';
import { UnpacksTooLarge, unzip } from './unzip';
import { storedZip } from './zip';

/**
 * The rows of the first sheet of an .xlsx workbook; throws TableNotReadable or TableTooLarge. The library that reads it believes what
 * an archive and a sheet say of their size, so both are measured before, and it gets an archive made anew.
 */
export async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<SheetRow[]> {
  const files = unpacked(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits);
  for (const [name, content] of files) measure(name, content.toString('utf8'), limits);
  try {
    const sheet = await readSheet(storedZip(files), { trim: false });
    return rowsOf(sheet as unknown as Cell[][]);
  } catch {
    throw new TableNotReadable();
  }
}

function unpacked(archive: Buffer, limits: TableLimits): ReadonlyMap<string, Buffer> {
  try {
    return unzip(archive, (name) => /\.xml(\.rels)?$/.test(name), limits.unpackedBytes);
  } catch (error) {
    throw error instanceof UnpacksTooLarge ? tooLarge(limits) : error;
  }
}

/** Rows and cells say where they stand (`r="12"`, `r="C12"`); between them there is room for blank ones, not for millions. */
function measure(name: string, text: string, limits: TableLimits): void {
  if (!/<[\w:.-]*sheetData/.test(text)) return;
  // Elsewhere a sheet would be one that wants to look like something else.
  if (!/^xl\/worksheets\/[^/]+$/.test(name)) throw new TableNotReadable();
  for (const [, , place = ''] of text.matchAll(/(?<![\w:.-])r\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
    if (letters === undefined) throw new TableNotReadable();
    if (Number(row) > 2 * limits.rows + 1 || columnNumber(letters) > 4 * limits.columns) throw tooLarge(limits);
  }
}

/** A is 1, Z 26, AA 27; nothing is 0. */
const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
