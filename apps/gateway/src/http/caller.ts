import { Actor, Language } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { actorOf, sessionIdOf } from './access';
import { deviceNameOf } from './device';
import { languageOf } from './language';

/** Who sends a request, and how. */
export interface Caller {
  readonly actor: Actor;
  /** Empty without a token. */
  readonly sessionId: string;
  readonly address: string;
  /** What the device says that it is. */
  readonly device: string;
  /** The language to speak to the caller in. */
  readonly language: Language;
}

/** Who sent the request, and how. */
export function callerOf(request: FastifyRequest): Caller {
  return {
    actor: actorOf(request),
    sessionId: sessionIdOf(request),
    address: request.ip,
    device: deviceNameOf(request),
    language: languageOf(request.headers['accept-language']),
  };
}

/** Parameter of a controller's method: who sent the request, and how. */
export const CurrentCaller = createParamDecorator(
  (_unused: unknown, context: ExecutionContext): Caller => callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
