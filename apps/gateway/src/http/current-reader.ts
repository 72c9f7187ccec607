import { Actor, Language } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { actorOf } from './access';
import { languageOf } from './language';

/** Who asks, and the language that they read. */
export interface Reader {
  readonly actor: Actor;
  readonly language: Language;
}

/** Parameter of a controller's method: who sent the request, and the language that they read. */
export const CurrentReader = createParamDecorator((_unused: unknown, context: ExecutionContext): Reader => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { actor: actorOf(request), language: languageOf(request.headers['accept-language']) };
});
