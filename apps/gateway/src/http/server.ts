import { trail } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { ServiceDefinition } from '@linli/service';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readTables } from '../imports/uploaded-table';
import { serveDocs } from './docs';
import { rememberAddresses } from './known-addresses';
import { logSecurity } from './log-security';
import { measureRequests } from './measure-requests';
import { protect } from './security-headers';
import { sendProblem } from './send-problem';
import { traceRequests } from './trace-requests';

const BODY_LIMIT = 256 * 1024;

/** How the HTTP server is set up; a request's id is its correlation id. Times in milliseconds. */
export const HTTP_OPTIONS: NonNullable<ServiceDefinition['http']> = {
  bodyLimit: BODY_LIMIT,
  connectionTimeout: 60_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  requestIdHeader: false,
  genReqId: () => newId(),
  frameworkErrors: (error, request, reply) => {
    void sendProblem(error, request as FastifyRequest, reply as FastifyReply);
  },
};

/** Prepares the application before it listens: headers, body parsing, correlation and documentation. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  rememberAddresses(fastify);
  measureRequests(fastify);
  traceRequests(fastify);
  correlate(fastify);
  logSecurity(fastify);
  await protect(app);
  readJsonOnly(app, fastify);
  readTables(app);
  await serveDocs(app);
}

/** Everything that is logged or sent for a request carries its correlation id, and the caller is told it. */
function correlate(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Correlation-Id', request.id);
    done();
  });
  // Only from here on does the async context last to the end of the request: the body has been read.
  fastify.addHook('preValidation', (request, _reply, done) => {
    trail.run({ service: 'gateway', correlationId: request.id }, done);
  });
}

/** JSON, or nothing at all (and tables, see `readTables`), whatever the content type says; Nest and Fastify by themselves would take forms and plain text too. */
function readJsonOnly(app: NestFastifyApplication, fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request as FastifyRequest, body.toString(), done);
  });
  app.useBodyParser('*', { bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else done(new UnsupportedMediaTypeException());
  });
}
