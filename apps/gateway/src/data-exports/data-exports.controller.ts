import { type Actor } from '@linli/contracts';
import { DataExportNotReady, DataExportView, DataFile, TooManyDataExports } from '@linli/contracts/gateway';
import { Controller, Get, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { CurrentActor } from '../http/access';
import { CurrentReader, type Reader } from '../http/current-reader';
import { Operation } from '../http/operation';
import { viewOf } from './data-export';
import { DataExportStore } from './data-export.store';
import { DataExports } from './data-exports';
import { htmlOf, jsonOf } from './data-file';

const USUAL = { tag: 'my data', status: 200 } as const;

/** Everything that is known of oneself, to take away. */
@Controller('me/export')
export class DataExportsController {
  constructor(
    private readonly dataExports: DataExports,
    private readonly store: DataExportStore,
  ) {}

  @Get()
  @ApiExtraModels(DataExportView)
  @ApiResponse({
    status: 202,
    description: 'Still being gathered; how far it has come.',
    content: { 'application/json': { schema: { $ref: getSchemaPath(DataExportView) } } },
  })
  @Operation({
    ...USUAL,
    id: 'getMyData',
    summary: 'Take everything that is known of me',
    description:
      'The first request begins to gather it from every service and is answered with 202 and the progress, as are the others until it is ready; then the file is answered. It can be fetched for 7 days.',
    reply: DataFile,
    fails: [TooManyDataExports],
  })
  async get(
    @CurrentActor() { id }: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | DataExportView> {
    const dataExport = await this.dataExports.current(id);
    if (dataExport.status === 'ready')
      return new StreamableFile(jsonOf(dataExport, this.store), fileOf('application/json; charset=utf-8', 'json'));
    reply.status(202);
    return viewOf(dataExport);
  }

  @Post()
  @Operation({
    ...USUAL,
    status: 202,
    id: 'startDataExport',
    summary: 'Gather everything that is known of me anew',
    description: 'In the place of an export that is ready; one that is being gathered goes on.',
    reply: DataExportView,
    fails: [TooManyDataExports],
  })
  async start(@CurrentActor() { id }: Actor): Promise<DataExportView> {
    return viewOf(await this.dataExports.renew(id));
  }

  @Get('page')
  @Operation({
    ...USUAL,
    id: 'getMyDataPage',
    summary: 'Read everything that is known of me as a page',
    description: 'The same as the file, for people: a page in the language asked for. It is there when the file is.',
    download: ['text/html'],
    fails: [DataExportNotReady, TooManyDataExports],
  })
  async page(@CurrentReader() { actor, language }: Reader): Promise<StreamableFile> {
    const dataExport = await this.dataExports.current(actor.id);
    if (dataExport.status !== 'ready') throw new DataExportNotReady();
    return new StreamableFile(htmlOf(dataExport, this.store, language), fileOf('text/html; charset=utf-8', 'html'));
  }
}

const fileOf = (type: string, ending: string) => ({ type, disposition: `attachment; filename="my-data.${ending}"` });
