import { IdempotencyKeyNotValid } from '@linli/contracts/gateway';
import { idOf } from '@linli/persistence';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { actorOf } from './access';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/**
 * The id that stands for the caller's `Idempotency-Key` on this endpoint, undefined without one; throws
 * IdempotencyKeyNotValid. A message with an id that was handled before is answered as before.
 */
export function idempotentIdOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key)) throw new IdempotencyKeyNotValid();
  return idOf(actorOf(request).id, request.method, request.routeOptions.url ?? '', key);
}

/** Parameter of a controller's method: the id that stands for the caller's key, if it sent one. */
export const IdempotentId = createParamDecorator((_unused: unknown, context: ExecutionContext): string | undefined =>
  idempotentIdOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
