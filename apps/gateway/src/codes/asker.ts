import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { languageOf } from '../http/language';
import { Asker } from './one-time-codes';

/** Parameter of a controller's method: from where a code is asked for, and in which language it is to be told. */
export const AskedFrom = createParamDecorator((_unused: unknown, context: ExecutionContext): Asker => {
  const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: ip, language: languageOf(headers['accept-language']) };
});
