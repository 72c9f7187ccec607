import { Command, OutsideOwnArea, ServiceUnavailable } from '@linli/contracts';
import { RegisterEnterprises, RegisterUnits, RowResults } from '@linli/contracts/business-service';
import { ImportQuery, ImportReportView, TableNotReadable, TableTooLarge } from '@linli/contracts/gateway';
import { MessageClient } from '@linli/messaging';
import { TableOf } from '@linli/tables';
import { Controller, Post } from '@nestjs/common';
import { Described } from '../http/described';
import { Operation } from '../http/operation';
import { ValidQuery } from '../http/valid-query';
import { ENTERPRISES, UNITS } from './register-tables';
import { Importing, importTable } from './table-import';
import { TABLE_MEDIA_TYPES, type Upload, UploadedTable } from './uploaded-table';

const DESCRIPTION =
  'The first row names the columns, in Chinese or English, in any order. Rows with errors are left out and reported; the others are entered. The same table again changes nothing.';

const importOf = (described: Pick<Described, 'id' | 'summary' | 'access'> & { columns: string }): Described => ({
  tag: 'imports',
  status: 200,
  ...described,
  description: `${described.summary}. ${DESCRIPTION} Columns: ${described.columns}.`,
  query: ImportQuery,
  upload: Object.keys(TABLE_MEDIA_TYPES),
  reply: ImportReportView,
  fails: [TableNotReadable, TableTooLarge, ServiceUnavailable],
});

const titlesOf = ({ columns }: TableOf<object>): string =>
  columns.map(({ titles }) => `${titles['zh-CN']} / ${titles.en}`).join(', ');

/** Tables of many things at once, by administrators and organisers, with a report on each row. */
@Controller('imports')
export class ImportsController {
  constructor(private readonly client: MessageClient) {}

  @Post('enterprises')
  @Operation(
    importOf({
      id: 'importEnterprises',
      summary: 'Import enterprises from a table',
      access: ['administrator', 'organiser'],
      columns: titlesOf(ENTERPRISES),
    }),
  )
  enterprises(
    @UploadedTable() { file, ...asked }: Upload,
    @ValidQuery(ImportQuery) { dryRun = false }: ImportQuery,
  ): Promise<ImportReportView> {
    return importTable(file, this.by(RegisterEnterprises, ENTERPRISES), { ...asked, dryRun });
  }

  @Post('units')
  @Operation(
    importOf({
      id: 'importUnits',
      summary: 'Import units from a table',
      access: ['administrator', 'organiser'],
      columns: titlesOf(UNITS),
    }),
  )
  units(
    @UploadedTable() { file, ...asked }: Upload,
    @ValidQuery(ImportQuery) { dryRun = false }: ImportQuery,
  ): Promise<ImportReportView> {
    return importTable(file, this.by(RegisterUnits, UNITS), { ...asked, dryRun });
  }

  /** A table whose rows a service enters, by a command for many of them. */
  private by<T extends object>(command: Command<{ rows: T[]; dryRun: boolean }, RowResults>, table: TableOf<T>): Importing<T> {
    return {
      table,
      refusals: [...command.fails, OutsideOwnArea],
      enter: async (rows, { actor, dryRun }) => (await this.client.ask(command, { rows: [...rows], dryRun }, { actor })).rows,
    };
  }
}
