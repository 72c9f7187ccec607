import { Shape, validated } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { queryValues } from './query-values';

/** Parameter of a controller's method: the query string as a checked instance of the shape; throws InvalidInput. */
export const ValidQuery = createParamDecorator((shape: Shape, context: ExecutionContext): object => {
  const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
  return validated(shape, queryValues(shape, query));
});
