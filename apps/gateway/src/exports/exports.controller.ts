import { OutsideOwnArea, ServiceUnavailable } from '@linli/contracts';
import { CommunityEventIdBody, EventNotFound, LineTooLarge, SessionNotFound } from '@linli/contracts/events';
import {
  ExportEnterprisesQuery,
  ExportRegistrationsQuery,
  ExportSessionRollQuery,
  ExportStopListQuery,
  SessionOfEventPath,
} from '@linli/contracts/gateway';
import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { CurrentReader, type Reader } from '../http/current-reader';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { ValidQuery } from '../http/valid-query';
import { EnterpriseExport } from './enterprise-export';
import { RegistrationExport } from './registration-export';
import { SessionRollExport } from './session-roll-export';
import { StopListExport } from './stop-list-export';
import { MEDIA_TYPES, tableFile } from './table-file';

/** Lists as tables for a spreadsheet, for those who may read the list; who took one is recorded. */
@Controller()
export class ExportsController {
  constructor(
    private readonly registrations: RegistrationExport,
    private readonly enterprises: EnterpriseExport,
    private readonly stopLists: StopListExport,
    private readonly rolls: SessionRollExport,
  ) {}

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
    return tableFile(table, `registrations-${eventId}`, format);
  }

  @Get('events/:eventId/stop-list/table')
  @Operation({
    id: 'exportStopList',
    tag: 'exports',
    summary: 'Take the driver’s list of a run as a table',
    description: 'Stop by stop, names in full. No cell is a formula. That it was taken is recorded in the audit.',
    status: 200,
    path: { shape: CommunityEventIdBody, fields: ['eventId'] },
    query: ExportStopListQuery,
    download: Object.values(MEDIA_TYPES),
    fails: [EventNotFound, OutsideOwnArea, SessionNotFound, LineTooLarge, ServiceUnavailable],
  })
  async stopListOf(
    @ValidPath(CommunityEventIdBody) { eventId }: CommunityEventIdBody,
    @ValidQuery(ExportStopListQuery) { format = 'csv', session }: ExportStopListQuery,
    @CurrentReader() { actor: by, language }: Reader,
  ): Promise<StreamableFile> {
    const run = { eventId, ...(session !== undefined && { session }) };
    return tableFile(await this.stopLists.tableOf({ run, by, format, language }), `stop-list-${session ?? eventId}`, format);
  }

  @Get('events/:eventId/sessions/:session/roll/table')
  @Operation({
    id: 'exportSessionRoll',
    tag: 'exports',
    summary: 'Take the roll of a session as a table',
    description:
      'In order of arrival at sign-up, names in full. No cell is a formula. That it was taken is recorded in the audit.',
    status: 200,
    path: { shape: SessionOfEventPath, fields: ['eventId', 'session'] },
    query: ExportSessionRollQuery,
    download: Object.values(MEDIA_TYPES),
    fails: [EventNotFound, OutsideOwnArea, SessionNotFound, ServiceUnavailable],
  })
  async rollOf(
    @ValidPath(SessionOfEventPath) { eventId, session }: SessionOfEventPath,
    @ValidQuery(ExportSessionRollQuery) { format = 'csv' }: ExportSessionRollQuery,
    @CurrentReader() { actor: by, language }: Reader,
  ): Promise<StreamableFile> {
    const table = await this.rolls.tableOf({ of: { eventId, session }, by, format, language });
    return tableFile(table, `roll-${session}`, format);
  }

  @Get('enterprises/table')
  @Operation({
    id: 'exportEnterprises',
    tag: 'exports',
    summary: 'Take the enterprises of an area as a table',
    description: 'Newest first, up to 50,000. No cell is a formula. That it was taken is recorded in the audit.',
    status: 200,
    query: ExportEnterprisesQuery,
    download: Object.values(MEDIA_TYPES),
    fails: [OutsideOwnArea, ServiceUnavailable],
  })
  async enterprisesOf(
    @ValidQuery(ExportEnterprisesQuery) { format = 'csv', areaCode, verification }: ExportEnterprisesQuery,
    @CurrentReader() { actor: by, language }: Reader,
  ): Promise<StreamableFile> {
    const filter = { areaCode, ...(verification && { verification }) };
    return tableFile(await this.enterprises.tableOf({ filter, by, format, language }), `enterprises-${areaCode}`, format);
  }
}
