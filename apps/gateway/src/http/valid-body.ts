import { Shape, validated } from '@linli/contracts';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';

/** Parameter of a controller's method: the JSON body as a checked instance of the shape; throws InvalidInput. */
export const ValidBody = createParamDecorator((shape: Shape, context: ExecutionContext): object => {
  const { body = {} } = context.switchToHttp().getRequest<FastifyRequest>();
  return validated(shape, body);
});
