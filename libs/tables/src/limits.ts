import { TableTooLarge } from '@linli/contracts/gateway';

/** How large a table may be that is read. */
export interface TableLimits {
  /** Of the file as it is sent. */
  readonly bytes: number;
  /** Of a workbook once it is unpacked: what is packed small may be large. */
  readonly unpackedBytes: number;
  /** With something in them, without the header. */
  readonly rows: number;
  readonly columns: number;
}

/** 5,000 rows and 2 MiB: what somebody can still put right by hand after a report. */
export const IMPORT_LIMITS: TableLimits = { bytes: 2 * 2 ** 20, unpackedBytes: 16 * 2 ** 20, rows: 5000, columns: 60 };

/** Names the limits to whoever sent too much. */
export const tooLarge = ({ rows, columns, bytes }: TableLimits) =>
  new TableTooLarge({ rows, columns, kibibytes: Math.floor(bytes / 1024) });
