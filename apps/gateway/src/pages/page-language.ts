import { LANGUAGES, Language } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';

/** Parameter of a controller's method: the language that the page was asked for in by name, else the one that the caller reads. */
export const PageLanguage = createParamDecorator((_unused: unknown, context: ExecutionContext): Language => {
  const { query, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const { language } = query as { language?: unknown };
  return LANGUAGES.find((known) => known === language) ?? languageOf(headers['accept-language']);
});
