import { DeclaredError } from '@linli/contracts';
import { Attributes, context, INVALID_TRACEID, ROOT_CONTEXT, Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';

/** Does nothing until a process starts tracing. */
const tracer = trace.getTracer('linli');

interface SpanStart {
  readonly name: string;
  readonly kind: SpanKind;
  /** Nothing personal: spans leave the platform. */
  readonly attributes: Attributes;
}

/** A span under the one that is current. */
export const spanHere = ({ name, ...options }: SpanStart): Span => tracer.startSpan(name, options);

/** A span under the one that another process (or an earlier time) names; the first of a new trace where the traceparent is missing or malformed. */
export function spanAfter(traceparent: string | undefined, { name, ...options }: SpanStart): Span {
  const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
  const before = parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
  return tracer.startSpan(name, options, before);
}

/** Runs `work` with the span as the current one, through all its awaits. */
export const within = <T>(span: Span, work: () => T): T => context.with(trace.setSpan(context.active(), span), work);

/** The same, and ends the span with the outcome of the work, which it passes on. Where nothing is traced it costs nothing. */
export function spanning<T>(span: Span, work: () => Promise<T>): Promise<T> {
  return span.spanContext().traceId === INVALID_TRACEID ? work() : recorded(span, work);
}

async function recorded<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await within(span, work);
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** The span in the form that messages carry (W3C trace context); undefined where nothing is traced. */
export function traceparentOf(span: Span | undefined): string | undefined {
  if (!span) return undefined;
  const { traceId, spanId, traceFlags } = span.spanContext();
  if (traceId === INVALID_TRACEID || !trace.isSpanContextValid({ traceId, spanId, traceFlags })) return undefined;
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** The current span in the form that messages carry. */
export const currentTraceparent = (): string | undefined => traceparentOf(trace.getActiveSpan());

/** The kind of failure only: its text may name people, and is in the log beside the trace id. A declared error is an answer. */
function markFailed(span: Span, error: unknown): void {
  const declared = error instanceof DeclaredError;
  const type = declared ? error.code : error instanceof Error ? error.name : 'unknown';
  span.setAttribute('error.type', type);
  if (!declared || error.kind === 'unavailable') span.setStatus({ code: SpanStatusCode.ERROR });
}
