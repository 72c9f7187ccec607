import { ANONYMOUS, operationNameOf } from '@linli/contracts';
import { Clock } from '../clock';
import { Call, Outcome, Step } from '../handlers/call';
import { assertCompared, expectedOf } from '../handlers/expected';
import { MessageContext, Outbox } from '../handlers/message-context';
import { Origin } from '../outbox/pending-messages';
import { UnitOfWork } from '../unit-of-work';

/** Runs the rest in one transaction with the outbox; a conflict with another writer runs it again. */
export const inTransaction =
  (unitOfWork: UnitOfWork, clock: Clock): Step =>
  (call, next) => {
    const origin = originOf(call, clock);
    return unitOfWork.run(origin, (outbox) => {
      call.context = contextOf(call, origin, outbox);
      return compared(call.context, call.handler.name, next);
    });
  };

async function compared(context: MessageContext, name: string, next: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await next();
  assertCompared(context, name);
  return outcome;
}

/** For queries: no transaction, and nothing can be published. */
export const readOnly =
  (clock: Clock): Step =>
  (call, next) => {
    const { id: messageId, actor = ANONYMOUS } = call.message.envelope;
    call.context = { actor, now: clock.now(), messageId, outbox: NO_OUTBOX };
    return next();
  };

const NO_OUTBOX: Outbox = {
  publish: ({ name }) => {
    throw new Error(`A query publishes nothing, not even ${name}.`);
  },
  record: ({ thing }) => {
    throw new Error(`A query changes nothing, not even a ${thing}.`);
  },
};

export function contextOf({ message: { envelope } }: Call, { actor, now }: Origin, outbox: Outbox): MessageContext {
  const expected = expectedOf(envelope);
  return { actor, now, messageId: envelope.id, outbox, ...(expected !== undefined && { expected }) };
}

export function originOf({ service, handler, traceparent, message: { envelope } }: Call, clock: Clock): Origin {
  return {
    service,
    actor: envelope.actor ?? ANONYMOUS,
    now: clock.now(),
    correlationId: envelope.correlationid,
    causationId: envelope.id,
    traceparent,
    asked: { operation: envelope.operation ?? operationNameOf(handler.contract), reason: envelope.reason },
    publishes: handler.publishes,
  };
}
