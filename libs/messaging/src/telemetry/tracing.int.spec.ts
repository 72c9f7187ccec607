import { randomUUID } from 'node:crypto';
import { TestSystem, until } from '@linli/testing';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { HandlerFailed } from '../server/reply';
import { BookEntry, EntryBooked, EntryRefused, ledgerService } from '../testing/ledger';
import { spanAfter, spanning } from './spans';

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
let system: TestSystem;

beforeAll(async () => {
  provider.register();
  system = await TestSystem.start([ledgerService], { watch: [EntryBooked] });
});
afterAll(async () => {
  await system.stop();
  await provider.shutdown();
});

/** What the gateway does around a request: a span under the caller's, in which the command is asked. */
async function request(text: string) {
  const traceId = randomUUID().replaceAll('-', '');
  const http = spanAfter(`00-${traceId}-b7ad6b7169203331-01`, { name: 'POST /entries', kind: SpanKind.SERVER, attributes: {} });
  const [outcome] = await Promise.allSettled([spanning(http, () => system.ask(BookEntry, { entryId: randomUUID(), text }))]);
  return { traceId, outcome };
}

const spansOf = (traceId: string) => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
const spans = (traceId: string, count: number) =>
  until(`${count} spans`, () => spansOf(traceId).length >= count && spansOf(traceId));
const called = (all: readonly ReadableSpan[], name: string) => all.filter((span) => span.name === name);

describe('one trace', () => {
  it('goes from the request through the command and the outbox to the handler of the fact', async () => {
    const { traceId } = await request('book');
    const all = await spans(traceId, 4);
    const chain = ['POST /entries', 'ask events.book-entry', 'events.book-entry', 'copy-entry-when-booked'];
    const [http, ask, command, event] = chain.map((name) => called(all, name)[0] as ReadableSpan);
    expect(http?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(ask?.parentSpanContext?.spanId).toBe(http?.spanContext().spanId);
    expect(command?.parentSpanContext?.spanId).toBe(ask?.spanContext().spanId);
    expect(event?.parentSpanContext?.spanId).toBe(command?.spanContext().spanId);
    expect([ask?.kind, command?.kind, event?.kind]).toEqual([SpanKind.CLIENT, SpanKind.SERVER, SpanKind.CONSUMER]);
  });

  it('has a span for each attempt, the failed one marked, its words left at home', async () => {
    const { traceId } = await request('fail once');
    const attempts = called(await spans(traceId, 5), 'copy-entry-when-booked');
    expect(attempts.map(({ attributes }) => attributes['linli.attempt'])).toEqual([1, 2]);
    expect(attempts.map(({ status }) => status.code)).toEqual([SpanStatusCode.ERROR, SpanStatusCode.UNSET]);
    expect(attempts[0]?.attributes['error.type']).toBe('Error');
    expect(JSON.stringify(attempts.map(({ attributes, events }) => [attributes, events]))).not.toContain('on purpose');
  });

  it.each([
    ['a declared error is an answer', 'refuse', EntryRefused, SpanStatusCode.UNSET],
    ['anything else is a fault', 'break', HandlerFailed, SpanStatusCode.ERROR],
  ])('tells failures apart: %s', async (_case, text, Failure, code) => {
    const { traceId, outcome } = await request(text);
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(Failure) });
    const [command] = called(await spans(traceId, 3), 'events.book-entry');
    expect(command?.status.code).toBe(code);
  });

  it('begins anew where the sender’s context is malformed', async () => {
    const span = spanAfter('00-nonsense', { name: 'anew', kind: SpanKind.SERVER, attributes: {} });
    expect((span as unknown as ReadableSpan).parentSpanContext).toBeUndefined();
    span.end();
  });
});
