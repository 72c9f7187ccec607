import { AsyncLocalStorage } from 'node:async_hooks';
import { ServiceName } from '@linli/contracts';
import { Message } from '../broker/message';
import { HandlerRecord } from './handles';
import { MessageContext } from './message-context';

/** One run of one handler on one message, as it passes through the steps around the handler. */
export interface Call {
  readonly service: ServiceName;
  readonly handler: HandlerRecord;
  readonly message: Message;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly firstSeen: string;
  /** By the machine's own stopwatch, in milliseconds; set by the step that measures. */
  startedAt?: number;
  /** The body as an instance of its shape; set by the step that validates. */
  body?: object;
  /** The span of this attempt, for the messages that follow from it; set by the step that traces. */
  traceparent?: string;
  /** Set inside the transaction. */
  context?: MessageContext;
}

/** What comes out of a call: a reply, nothing from an event handler. */
export type Outcome = object | undefined;

/** One concern around a handler; it calls `next` for the rest. */
export type Step = (call: Call, next: () => Promise<Outcome>) => Promise<Outcome>;

/** The steps from the outside in, around the innermost work. */
export function compose(steps: readonly Step[], work: (call: Call) => Promise<Outcome>): (call: Call) => Promise<Outcome> {
  return steps.reduceRight<(call: Call) => Promise<Outcome>>((next, step) => (call) => step(call, () => next(call)), work);
}

/** What somebody asked for, and the reason that they gave for it. */
export interface Asked {
  /** The id of the operation. */
  readonly operation: string;
  readonly reason?: string;
  /** The revision of the thing that the change is meant for. */
  readonly expected?: string;
}

/** What the code that runs now belongs to: for log lines and for messages that follow from it. */
export interface Trail {
  readonly service: ServiceName;
  readonly correlationId: string;
  readonly messageId?: string;
  /** Set by the gateway as soon as it knows. */
  asked?: Asked;
}

export const trail = new AsyncLocalStorage<Trail>();
