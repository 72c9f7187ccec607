import { createServer, RequestListener, Server } from 'node:http';
import { Socket } from 'node:net';
import { InvalidInput } from '@linli/contracts';
import { trail } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { ServiceDefinition } from '@linli/service';
import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONTROLLERS } from '../controllers';
import { readTables } from '../imports/uploaded-table';
import { limitConnections, watchConnections } from '../limits/connections';
import { LimitSettings } from '../limits/limit-settings';
import { limitAddresses } from '../limits/rate-limits.hooks';
import { Shedding } from '../limits/shedding';
import { readLogoutForms } from '../single-sign-on/logout-form';
import { allowOrigins, compress } from './browsers';
import { answerClientError } from './client-errors';
import { serveDocs } from './docs';
import { tagEntities } from './entity-tags';
import { guardedRoutes } from './guarded-routes';
import { isTooDeep } from './json-depth';
import { rememberAddresses } from './known-addresses';
import { logSecurity } from './log-security';
import { measureRequests } from './measure-requests';
import { unfitIn } from './plain-text';
import { protect } from './security-headers';
import { sendProblem } from './send-problem';
import { traceRequests } from './trace-requests';

const BODY_LIMIT = 256 * 1024;

/** How long each may take, in milliseconds: to send the head of a request, all of it, and the next on the same connection. */
/** An access token names up to 200 grants, of some 120 characters each; Node by itself takes 16 KiB of headers. */
const HEAD_LIMIT = 32 * 1024;
const TIMES = { connectionsCheckingInterval: 1_000, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };
const MOST_CONNECTIONS = 10_000;

/** How the HTTP server is set up; a request's id is its correlation id. */
export const httpOptions = (settings: LimitSettings): NonNullable<ServiceDefinition['http']> => ({
  bodyLimit: BODY_LIMIT,
  requestIdHeader: false,
  genReqId: () => newId(),
  ...(settings.TRUSTED_PROXIES && { trustProxy: settings.TRUSTED_PROXIES }),
  serverFactory: (handle) => serverOf(handle as RequestListener, settings),
  frameworkErrors: (error, request, reply) => {
    void sendProblem(error, { request: request as FastifyRequest, reply: reply as FastifyReply });
  },
});

/** Refuses what is too much before anything is done for it. */
function serverOf(handle: RequestListener, settings: LimitSettings): Server {
  const { TRUSTED_PROXIES = [], MOST_CONNECTIONS: most = MOST_CONNECTIONS } = settings;
  const shedding = new Shedding(settings);
  const server = createServer({ ...TIMES, maxHeaderSize: HEAD_LIMIT }, shedding.wrap(handle));
  server.on('clientError', (error, socket) => answerClientError(error, socket as Socket));
  server.once('close', () => shedding.stop());
  limitConnections(server, { most, trusted: TRUSTED_PROXIES });
  return server;
}

/** Prepares the application before it listens: headers, body parsing, correlation and documentation. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const letGo = watchConnections(app.getHttpServer());
  fastify.addHook('preClose', async () => letGo());
  rememberAddresses(fastify);
  tagEntities(fastify);
  await compress(app);
  await allowOrigins(app);
  measureRequests(fastify);
  traceRequests(fastify);
  correlate(fastify);
  logSecurity(fastify);
  protect(app);
  limitAddresses(app, guardedRoutes(CONTROLLERS));
  readJsonOnly(app, fastify);
  readTables(app);
  readLogoutForms(app);
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

function unfitText(text: string, parsed: unknown): Error | null {
  const pointer = unfitIn(text, parsed);
  return pointer === undefined ? null : new InvalidInput({}, [{ pointer, rule: 'isPlainText' }]);
}

/** JSON, or nothing at all (and tables, see `readTables`), whatever the content type says; Nest and Fastify by themselves would take forms and plain text too. */
function readJsonOnly(app: NestFastifyApplication, fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const text = body.toString();
    if (isTooDeep(text)) done(new BadRequestException());
    else void parse(request as FastifyRequest, text, (error, parsed) => done(error ?? unfitText(text, parsed), parsed));
  });
  app.useBodyParser('*', { bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else done(new UnsupportedMediaTypeException());
  });
}
