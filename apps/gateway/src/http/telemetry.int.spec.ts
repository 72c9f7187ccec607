import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { metrics } from '@linli/messaging';
import { until } from '@linli/testing';
import { SpanKind } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { eventDesk } from '../testing/event-desk';
import { GatewaySystem } from '../testing/gateway-system';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
let system: GatewaySystem;

beforeAll(async () => {
  provider.register();
  system = await GatewaySystem.start(eventDesk);
});
afterAll(async () => {
  await system.stop();
  await provider.shutdown();
});

const traceparent = (traceId: string) => `00-${traceId}-b7ad6b7169203331-01`;
const spansOf = (traceId: string) => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);

describe('a request over HTTP', () => {
  it('goes on with the trace that the caller has begun, into the service', async () => {
    const traceId = randomUUID().replaceAll('-', '');
    await system.send('GET /events?limit=5', { headers: { traceparent: traceparent(traceId) } });
    const spans = await until('three spans', () => spansOf(traceId).length === 3 && spansOf(traceId));
    const [http, ask, query] = ['GET /events', 'ask events.list-community-events', 'events.list-community-events'].map((name) =>
      spans.find((span) => span.name === name),
    );
    expect(http?.attributes).toMatchObject({ 'http.route': '/events', 'http.response.status_code': 200 });
    expect([http?.kind, ask?.kind, query?.kind]).toEqual([SpanKind.SERVER, SpanKind.CLIENT, SpanKind.SERVER]);
    expect(ask?.parentSpanContext?.spanId).toBe(http?.spanContext().spanId);
    expect(query?.parentSpanContext?.spanId).toBe(ask?.spanContext().spanId);
  });

  it('names the account that it opens in a trace, but nobody', async () => {
    exporter.reset();
    const { account } = await system.signedIn('resident');
    await until('the sign-ins', () => exporter.getFinishedSpans().length >= 3);
    const told = JSON.stringify(
      exporter.getFinishedSpans().map(({ name, attributes, events }) => ({ name, attributes, events })),
    );
    expect(told).toContain('POST /accounts');
    for (const personal of [account.name, account.phone]) expect(told).not.toContain(personal);
  });

  it('has a span that ends when the caller hangs up', async () => {
    const traceId = randomUUID().replaceAll('-', '');
    const socket = connect(Number(new URL(system.origin).port), '127.0.0.1');
    const head = ['POST /sign-in HTTP/1.1', 'Host: localhost', 'Content-Length: 9', `traceparent: ${traceparent(traceId)}`];
    await new Promise((sent) => socket.write(`${head.join('\r\n')}\r\n\r\n{`, sent));
    socket.destroy();
    const [span] = await until('the span', () => spansOf(traceId).length > 0 && spansOf(traceId));
    expect(span?.attributes['error.type']).toBe('hung_up');
  });
});

describe('GET /metrics', () => {
  it('tells, without a token, what every service of the process has done', async () => {
    await system.send('GET /events?limit=5');
    const answer = await system.send<string>('GET /metrics');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, metrics.contentType]);
    expect(answer.body).toMatch(/^linli_messages_handled_total\{service="events",contract="events.list-community-events",/m);
    expect(answer.body).toMatch(
      /^linli_http_request_seconds_count\{service="gateway",method="GET",route="\/events",status="200"\}/m,
    );
    expect(answer.body).toMatch(/^linli_outbox_rows\{service="gateway"\} \d+$/m);
  });

  it('has the same series whatever addresses people try, and names nobody', async () => {
    const { account } = await system.signedIn('resident');
    const series = async () => (await system.send<string>('GET /metrics')).body;
    await system.send(`GET /nowhere/${randomUUID()}`);
    const before = await until('both series', async () => {
      const told = await series();
      return /route="none",status="404"/.test(told) && /route="\/metrics",status="200"/.test(told) && told;
    });
    for (let tries = 0; tries < 3; tries++) await system.send(`GET /nowhere/${randomUUID()}`);
    const after = await series();
    expect(after.split('\n')).toHaveLength(before.split('\n').length);
    for (const personal of [account.id, account.name, account.phone]) expect(after).not.toContain(personal);
  });
});
