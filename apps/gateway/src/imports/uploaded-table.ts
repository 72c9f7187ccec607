import { Actor, Language } from '@linli/contracts';
import { IMPORT_LIMITS, TableFile, TableFormat } from '@linli/tables';
import { createParamDecorator, ExecutionContext, UnsupportedMediaTypeException } from '@nestjs/common';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyRequest } from 'fastify';
import { actorOf } from '../http/access';
import { languageOf } from '../http/language';

/** The media types of tables that can be imported. */
export const TABLE_MEDIA_TYPES: Readonly<Record<string, TableFormat>> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

const uploads = new WeakMap<object, TableFile>();

/** Takes tables of up to 2 MiB at the addresses below /imports; elsewhere they are refused with 415 like any other media type. */
export function readTables(app: NestFastifyApplication): void {
  for (const [mediaType, format] of Object.entries(TABLE_MEDIA_TYPES))
    app.useBodyParser(mediaType, { bodyLimit: IMPORT_LIMITS.bytes }, (request, body, done) => {
      if (!(request as FastifyRequest).routeOptions.url?.startsWith('/imports/'))
        return done(new UnsupportedMediaTypeException());
      uploads.set(request, { format, bytes: body as Buffer });
      done(null, undefined);
    });
}

/** The table that came with the request, if one did. */
export const uploadOf = (request: object): TableFile | undefined => uploads.get(request);

/** A table, who sent it, and the language that they read. */
export interface Upload {
  readonly file: TableFile;
  readonly actor: Actor;
  readonly language: Language;
}

/** Parameter of a controller's method: the table that was sent; throws UnsupportedMediaTypeException when there is none. */
export const UploadedTable = createParamDecorator((_unused: unknown, context: ExecutionContext): Upload => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const file = uploads.get(request);
  if (!file) throw new UnsupportedMediaTypeException();
  return { file, actor: actorOf(request), language: languageOf(request.headers['accept-language']) };
});
