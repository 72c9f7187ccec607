import { Shape, validated } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';

/** Parameter of a controller's method: the fields in the path as a checked instance of the shape; throws InvalidInput. */
export const ValidPath = createParamDecorator((shape: Shape, context: ExecutionContext): object => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: object }>>();
  return validated(shape, params);
});
