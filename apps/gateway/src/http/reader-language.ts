import { Language } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { languageOf } from './language';

/** Parameter of a controller's method: the language that the caller reads. */
export const ReaderLanguage = createParamDecorator((_unused: unknown, context: ExecutionContext): Language => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return languageOf(headers['accept-language']);
});
