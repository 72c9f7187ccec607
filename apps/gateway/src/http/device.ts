import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';

const LENGTH = 120;

/** What the device says that it is, at most 120 printable characters. */
export const deviceNameOf = ({ headers }: FastifyRequest): string =>
  (headers['user-agent'] ?? '').replace(/\p{C}/gu, '').slice(0, LENGTH);

/** Parameter of a controller's method: what the device says that it is. */
export const Device = createParamDecorator((_unused: unknown, context: ExecutionContext): string =>
  deviceNameOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
