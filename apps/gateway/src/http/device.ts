import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';

const LENGTH = 120;

/** Parameter of a controller's method: what the device says that it is, at most 120 printable characters. */
export const Device = createParamDecorator((_unused: unknown, context: ExecutionContext): string => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return (headers['user-agent'] ?? '').replace(/\p{C}/gu, '').slice(0, LENGTH);
});
