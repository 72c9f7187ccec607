import { Readable } from 'node:stream';
import { Language } from '@linli/contracts';
import { ExportFormat } from '@linli/contracts/gateway';
import { Column, csvOf, xlsxOf } from '@linli/tables';
import { StreamableFile } from '@nestjs/common';

/** The media types of tables that leave Linli. */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const WRITERS = { csv: csvOf, xlsx: xlsxOf } as const;

/** Rows that are asked for together. */
export const ROWS_AT_A_TIME = 100;
/** A list that is longer ends here: more than any square holds, and than any street has enterprises. */
const MOST_ROWS = 50_000;

/** A list as it comes, page after page. */
export interface Paged<T> {
  readonly first: PageOf<T>;
  after(next: string): Promise<PageOf<T>>;
}

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** How a list is to be written. */
export interface Writing<T> {
  readonly columns: readonly Column[];
  readonly rowOf: (item: T) => object;
  /** What comes below a list that is complete. */
  readonly below?: readonly object[];
  readonly format: ExportFormat;
  readonly language: Language;
}

/** The list as a table, up to 50,000 rows; pages are asked for as the reader takes the bytes. */
export const tableOf = <T>(list: Paged<T>, { columns, format, language, ...rows }: Writing<T>): Readable =>
  WRITERS[format](columns, rowsOf(list, rows), language);

/** The table as a file to keep, by that name without its ending. */
export const tableFile = (table: Readable, name: string, format: ExportFormat): StreamableFile =>
  new StreamableFile(table, { type: MEDIA_TYPES[format], disposition: `attachment; filename="${name}.${format}"` });

async function* rowsOf<T>({ first, after }: Paged<T>, { rowOf, below = [] }: Pick<Writing<T>, 'rowOf' | 'below'>) {
  let [page, rows] = [first, 0];
  for (;;) {
    for (const item of page.items) yield rowOf(item);
    rows += page.items.length;
    if (page.next === undefined) yield* below;
    if (page.next === undefined || rows >= MOST_ROWS) return;
    page = await after(page.next);
  }
}
