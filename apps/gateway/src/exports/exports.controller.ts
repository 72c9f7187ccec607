import { OutsideOwnArea, ServiceUnavailable } from '@linli/contracts';
import { CommunityEventIdBody, EventNotFound } from '@linli/contracts/events';
import { ExportFormat, ExportRegistrationsQuery } from '@linli/contracts/gateway';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { CurrentReader, type Reader } from '../http/current-reader';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { RegistrationExport } from './registration-export';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Lists as tables for a spreadsheet, for those who may read the list; who took one is recorded. */
@Controller()
export class ExportsController {
  constructor(private readonly registrations: RegistrationExport) {}

  @Get('events/:eventId/registrations/table')
  @Operation({
    id: 'exportRegistrations',
    tag: 'exports',
    summary: 'Take the registrations of an event as a table',
    description: 'In order of arrival, up to 50,000. No cell is a formula. That it was taken is recorded in the audit.',
    status: 200,
    path: { shape: CommunityEventIdBody, fields: ['eventId'] },
    query: ExportRegistrationsQuery,
    download: Object.values(MEDIA_TYPES),
    fails: [EventNotFound, OutsideOwnArea, ServiceUnavailable],
  })
  async registrationsOf(
    @ValidPath(CommunityEventIdBody) { eventId }: CommunityEventIdBody,
    @ValidQuery(ExportRegistrationsQuery) { format = 'csv', status }: ExportRegistrationsQuery,
    @CurrentReader() { actor: by, language }: Reader,
  ): Promise<StreamableFile> {
    const filter = { eventId, ...(status && { status }) };
    const table = await this.registrations.tableOf({ filter, by, format, language });
    const disposition = `attachment; filename="registrations-${eventId}.${format}"`;
    return new StreamableFile(table, { type: MEDIA_TYPES[format], disposition });
  }
}
