import { spanAfter, within } from '@linli/messaging';
import { Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const spans = new WeakMap<FastifyRequest, Span>();

/** A span for each request, under the caller's if it sent a traceparent; all that is done for the request belongs to it. */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const span = spanAfter(traceparentOf(request), startOf(request));
    spans.set(request, span);
    // Not `onResponse`: that one does not come when the caller hangs up.
    reply.raw.once('close', () => finish(span, reply));
    done();
  });
  // Only from here on does the async context last to the end of the request: the body has been read.
  fastify.addHook('preValidation', (request, _reply, done) => within(spans.get(request) as Span, done));
}

const traceparentOf = ({ headers: { traceparent } }: FastifyRequest): string | undefined =>
  typeof traceparent === 'string' ? traceparent : undefined;

/** The route's pattern, not the address: that one may hold what is nobody else's business, and is never the same. */
const startOf = ({ method, id, routeOptions: { url } }: FastifyRequest) => ({
  name: url === undefined ? method : `${method} ${url}`,
  kind: SpanKind.SERVER,
  attributes: {
    'linli.service': 'gateway',
    'http.request.method': method,
    ...(url !== undefined && { 'http.route': url }),
    'messaging.message.conversation_id': id,
  },
});

function finish(span: Span, { statusCode, raw }: FastifyReply): void {
  if (raw.writableFinished) span.setAttribute('http.response.status_code', statusCode);
  else span.setAttribute('error.type', 'hung_up');
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
