import { Scope, Type } from '@nestjs/common';
import { EXCEPTION_FILTERS_METADATA, GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA } from '@nestjs/common/constants';
import { ModuleRef } from '@nestjs/core';
import { MessageHandler } from '@nestjs/microservices';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants';
import { isObservable, lastValueFrom } from 'rxjs';
import { Handler, HandlerRecord, Prepare, Rethrow } from '../handlers/handles';
import { MessageContext } from '../handlers/message-context';

/** Calls the handler with a body, or a list of facts, and the context where it has but one. */
export type Handle = (body: unknown, context?: MessageContext) => Promise<unknown>;

/**
 * The handler itself. Nest's way to it costs more than all the steps around it, so it is taken only where something of Nest's
 * lies on it: guards, pipes, interceptors, filters, decorated parameters, or an instance for each request.
 */
export function handleOf(callback: MessageHandler, modules: ModuleRef | undefined): Handle {
  const handlerClass: Type<Handler> | undefined = callback.extras?.handlerClass;
  if (!handlerClass || !modules || isAdorned(handlerClass)) return throughNest(callback);
  if (modules.introspect(handlerClass).scope !== Scope.DEFAULT) return throughNest(callback);
  const handler = modules.get(handlerClass, { strict: false });
  return (body, context) => handler.handle(body as object, context as MessageContext);
}

/** What the handler does before its transaction; undefined where there is nothing. */
export function prepareOf({ extras }: MessageHandler, modules: ModuleRef | undefined): Prepare | undefined {
  const record = extras?.record as HandlerRecord | undefined;
  if (!record?.prepares) return undefined;
  const handler = (modules as ModuleRef).get<Required<Handler>>(extras?.handlerClass, { strict: false });
  return (body, asked) => handler.prepare(body, asked);
}

/** Whether the class has decorators of Nest's beside those that `Handles` and `When` put there. */
function isAdorned(handlerClass: Type<Handler>): boolean {
  const { handle } = handlerClass.prototype as Handler;
  const of = (key: string): object[] => [handlerClass, handle].flatMap((target) => Reflect.getMetadata(key, target) ?? []);
  const adornments = [GUARDS_METADATA, PIPES_METADATA, INTERCEPTORS_METADATA].flatMap(of);
  const filters = of(EXCEPTION_FILTERS_METADATA).filter((filter) => !(filter instanceof Rethrow));
  const parameters = Object.keys(Reflect.getMetadata(PARAM_ARGS_METADATA, handlerClass, 'handle') ?? {});
  return adornments.length > 0 || filters.length > 0 || parameters.length > PARAMETERS;
}

/** The body and the context. */
const PARAMETERS = 2;

const throughNest =
  (callback: MessageHandler): Handle =>
  async (body, context) => {
    const answer: unknown = await callback(body, context);
    return isObservable(answer) ? lastValueFrom(answer, { defaultValue: undefined }) : answer;
  };
