import { SpanKind } from '@opentelemetry/api';
import { Call, Step } from '../handlers/call';
import { spanAfter, spanning, traceparentOf } from '../telemetry/spans';

/** A span for each attempt, under the sender's; messages that follow from it name it in their turn. */
export const traceHandling: Step = (call, next) => {
  const span = spanAfter(call.message.envelope.traceparent, startOf(call));
  call.traceparent = traceparentOf(span);
  return spanning(span, next);
};

const startOf = ({ service, handler, message: { envelope }, attempt }: Call) => ({
  name: handler.name,
  kind: handler.contract.kind === 'event' ? SpanKind.CONSUMER : SpanKind.SERVER,
  attributes: {
    'linli.service': service,
    'linli.contract': handler.contract.name,
    'linli.attempt': attempt,
    'messaging.message.id': envelope.id,
    'messaging.message.conversation_id': envelope.correlationid,
  },
});
