import { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import compression from '@fastify/compress';
import cors from '@fastify/cors';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GatewayConfig } from '../config';

/** Smaller ones would hardly become smaller. */
const WORTH_IT_BYTES = 1_024;
const QUICK_BROTLI = 4;
const A_DAY_SECONDS = 86_400;

/** What a page of another origin may read beside the body. */
const EXPOSED = ['ETag', 'Idempotency-Replayed', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Correlation-Id'];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Compresses answers to reads; answers to proofs hold secrets beside what the caller chose, and stay as they are (the BREACH attack). */
export async function compress(app: NestFastifyApplication): Promise<void> {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (![route.method].flat().includes('GET')) Object.assign(route, { compress: false });
    });
  await app.register(compression, {
    threshold: WORTH_IT_BYTES,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: QUICK_BROTLI } },
  });
}

/** Lets pages of the origins that are set call from a browser, and of no other. Tokens travel in a header: no cookies are let through. */
export async function allowOrigins(app: NestFastifyApplication): Promise<void> {
  const { CORS_ORIGINS = [] } = app.get(GatewayConfig);
  if (CORS_ORIGINS.length === 0) return;
  await app.register(cors, {
    origin: CORS_ORIGINS,
    methods: METHODS,
    exposedHeaders: EXPOSED,
    maxAge: A_DAY_SECONDS,
  });
}

/** What lets a page of the origin read an answer that is given before `allowOrigins` comes to it, if the origin is one of those that are set. */
export function originHeaders(origin: string | undefined, allowed: readonly string[] = []): Record<string, string> {
  if (allowed.length === 0) return {};
  const answered = allowed.find((each) => each === '*' || each === origin);
  return { ...(answered && { 'access-control-allow-origin': answered }), 'access-control-expose-headers': EXPOSED.join(', ') };
}

/**
 * What a browser is told that asks whether a page may send a request, where `allowOrigins` does not come to it: undefined where it asks
 * nothing of the kind, or the page may not. It is no more than what the browser would hear at any other time: its request has an answer of its own.
 */
export function preflightHeaders(
  { method, headers }: IncomingMessage,
  allowed?: readonly string[],
): Record<string, string> | undefined {
  const isAsked = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  const { 'access-control-allow-origin': origin } = originHeaders(headers.origin, allowed);
  if (!isAsked || origin === undefined) return undefined;
  const wanted = headers['access-control-request-headers'];
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': METHODS.join(', '),
    'access-control-max-age': String(A_DAY_SECONDS),
    ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
  };
}
