import { Command, OutsideOwnArea, ServiceUnavailable } from '@linli/contracts';
import { RegisterEnterprises, RegisterUnits, RowResults } from '@linli/contracts/business-service';
import {
  AreaNotInUse,
  ImportQuery,
  ImportReportView,
  TableNotReadable,
  TableTooLarge,
  TooManyAreas,
} from '@linli/contracts/gateway';
import { MessageClient } from '@linli/messaging';
import { TableOf } from '@linli/tables';
import { Controller, Post } from '@nestjs/common';
import { AreaEntry } from '../areas/area-entry';
import { AREA_TABLE } from '../areas/area-table';
import { KnownAreas } from '../areas/known-areas.run';
import { Described } from '../http/described';
import { Operation } from '../http/operation';
import { ValidQuery } from '../http/valid-query';
import { ENTERPRISES, UNITS } from './register-tables';
import { ResidentImport } from './resident-import';
import { RESIDENTS } from './resident-table';
import { Importing, importTable } from './table-import';
import { TABLE_MEDIA_TYPES, type Upload, UploadedTable } from './uploaded-table';
import { enterUsable, InArea } from './usable-rows';

const DESCRIPTION =
  'The first row names the columns, in Chinese or English, in any order. Rows with errors are left out and reported; the others are entered. The same table again changes nothing.';

const importOf = ({
  fails = [],
  ...described
}: Pick<Described, 'id' | 'summary' | 'fails'> & { columns: string }): Described => ({
  tag: 'imports',
  status: 200,
  ...described,
  description: `${described.summary}. ${DESCRIPTION} Columns: ${described.columns}.`,
  query: ImportQuery,
  upload: Object.keys(TABLE_MEDIA_TYPES),
  reply: ImportReportView,
  fails: [TableNotReadable, TableTooLarge, ServiceUnavailable, ...fails],
});

const titlesOf = ({ columns }: TableOf<object>): string =>
  columns.map(({ titles }) => `${titles['zh-CN']} / ${titles.en}`).join(', ');

/** Tables of many things at once, by administrators and organisers, with a report on each row. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly client: MessageClient,
    private readonly residentImport: ResidentImport,
    private readonly areaEntry: AreaEntry,
    private readonly known: KnownAreas,
  ) {}

  @Post('enterprises')
  @Operation(
    importOf({
      id: 'importEnterprises',
      summary: 'Import enterprises from a table',
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
      columns: titlesOf(UNITS),
    }),
  )
  units(
    @UploadedTable() { file, ...asked }: Upload,
    @ValidQuery(ImportQuery) { dryRun = false }: ImportQuery,
  ): Promise<ImportReportView> {
    return importTable(file, this.by(RegisterUnits, UNITS), { ...asked, dryRun });
  }

  @Post('residents')
  @Operation(importOf({ id: 'importResidents', summary: 'Import residents from a table', columns: titlesOf(RESIDENTS) }))
  residents(
    @UploadedTable() { file, ...asked }: Upload,
    @ValidQuery(ImportQuery) { dryRun = false }: ImportQuery,
  ): Promise<ImportReportView> {
    return importTable(file, this.residentImport, { ...asked, dryRun });
  }

  @Post('areas')
  @Operation(
    importOf({ id: 'importAreas', summary: 'Import areas from a table', columns: titlesOf(AREA_TABLE), fails: [TooManyAreas] }),
  )
  areas(
    @UploadedTable() { file, ...asked }: Upload,
    @ValidQuery(ImportQuery) { dryRun = false }: ImportQuery,
  ): Promise<ImportReportView> {
    return importTable(file, this.areaEntry, { ...asked, dryRun });
  }

  /** A table whose rows a service enters, by a command for many of them. */
  private by<T extends InArea>(command: Command<{ rows: T[]; dryRun: boolean }, RowResults>, table: TableOf<T>): Importing<T> {
    return {
      table,
      refusals: [...command.fails, OutsideOwnArea, AreaNotInUse],
      enter: (rows, { actor, dryRun }) =>
        enterUsable(
          rows,
          this.known,
          async (usable) => (await this.client.ask(command, { rows: [...usable], dryRun }, { actor })).rows,
        ),
    };
  }
}
