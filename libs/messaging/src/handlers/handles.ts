import 'reflect-metadata';
import { Contract, IntegrationEvent, Request } from '@linli/contracts';
import { Catch, Controller, ExceptionFilter, Type, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { throwError } from 'rxjs';
import { MessageContext } from './message-context';

/** What a handler class has declared about itself. */
export interface HandlerRecord {
  /** The queue of an event handler, the contract's name for a request handler. */
  readonly name: string;
  readonly contract: Contract;
  readonly publishes: readonly IntegrationEvent[];
  /** Messages with one lane are handled one after another within a process, in order of arrival. */
  readonly lane?: (body: object) => string;
  /** The handler takes a list of facts at a time. */
  readonly takesMany?: boolean;
  /** Where its requests are decided together with others about the same thing: the class of a `Desk`. */
  readonly desk?: Type<object>;
  /** The handler has work to do before its transaction. */
  readonly prepares?: boolean;
}

interface HandlerOptions<B extends object> {
  /** The integration events that this handler may publish. */
  publishes?: readonly IntegrationEvent[];
  /** Handle messages that share this key one at a time: contended state then costs no conflicts within a process. */
  oneAtATimePer?: (body: B) => string;
}

/** Work before a transaction, for whoever asks. */
export type Prepare<B = object> = (body: B, asked: Pick<MessageContext, 'actor' | 'now'>) => Promise<void>;

/** One message, one handler. */
export interface Handler<B = object, R = unknown> {
  handle(body: B, context: MessageContext): Promise<R>;
  /**
   * Of a command: what takes long and changes nothing, such as asking somebody outside, done before the transaction begins. What it
   * throws is the answer, unless the command was answered before; whether the actor may ask at all is to be decided here too.
   */
  prepare?: Prepare<B>;
}

type HandlerClass<B, R> = abstract new (...dependencies: never[]) => Handler<B, R>;

/** One message of a batch. */
export interface Fact<B extends object> {
  readonly body: B;
  /** Its own: what is published here follows from this message, and all outboxes leave with the one transaction. */
  readonly context: MessageContext;
}

type BatchHandlerClass<B extends object> = abstract new (
  ...dependencies: never[]
) => { handle(facts: readonly Fact<B>[]): Promise<void> };

const RECORD = Symbol('linli:handler');

/** Makes a class the one handler of a command (in a transaction with outbox and remembered reply) or a query (without). */
export function Handles<B extends object, R extends object>(contract: Request<B, R>, options: HandlerOptions<B> = {}) {
  return (target: HandlerClass<B, R>): void => register(target, contract, contract.name, options);
}

/** Makes a class a listener to an integration event, on the durable queue `<service>.<name>` that it gets once per handler and message. */
export function When<B extends object>(contract: IntegrationEvent<B>, name: string, options: HandlerOptions<B> = {}) {
  return (target: HandlerClass<B, void>): void => register(target, contract, name, options);
}

/**
 * Makes a class a listener that takes up to 300 facts at a time, in order of arrival, in one transaction: no message is among
 * them that it has had before. Where it throws, the batch is halved until what it cannot take is singled out; the others go on.
 */
export function WhenMany<B extends object>(
  contract: IntegrationEvent<B>,
  name: string,
  { publishes = [] }: Pick<HandlerOptions<B>, 'publishes'> = {},
) {
  return (target: BatchHandlerClass<B>): void => declare(target, { name, contract, publishes, takesMany: true });
}

/** The declaration of a handler class, if it is one. */
export const handlerRecordOf = (target: object): HandlerRecord | undefined => Reflect.getOwnMetadata(RECORD, target);

/** Lets errors through as they are: what becomes of them is decided around the handler. */
@Catch()
export class Rethrow implements ExceptionFilter {
  catch(error: unknown) {
    return throwError(() => error);
  }
}

function register<B extends object>(
  target: HandlerClass<B, unknown>,
  contract: Contract,
  ...[name, { publishes = [], oneAtATimePer }]: [string, HandlerOptions<B>]
): void {
  declare(target, { name, contract, publishes, lane: oneAtATimePer } as HandlerRecord);
}

/** Makes the class a handler of that declaration. */
export function declare(target: abstract new (...dependencies: never[]) => object, declared: HandlerRecord): void {
  const record: HandlerRecord = { ...declared, ...('prepare' in target.prototype && { prepares: true }) };
  const { name, contract } = record;
  const extras = { record, handlerClass: target };
  const pattern = contract.kind === 'event' ? EventPattern(name, extras) : MessagePattern(name, extras);
  const handle = Object.getOwnPropertyDescriptor(target.prototype, 'handle') as PropertyDescriptor;
  pattern(target.prototype, 'handle', handle);
  Payload()(target.prototype, 'handle', 0);
  Ctx()(target.prototype, 'handle', 1);
  Reflect.defineMetadata(RECORD, record, target);
  Controller()(target);
  UseFilters(new Rethrow())(target);
}
