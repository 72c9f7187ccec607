import { IdempotencyKeyNotValid } from '@linli/contracts/gateway';
import { idOf } from '@linli/persistence';
import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { actorOf } from './access';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/** Asked for by whoever keeps the answer and by whoever sends the message. */
const ids = new WeakMap<FastifyRequest, string>();

/**
 * The id that stands for the caller's `Idempotency-Key` on this endpoint, undefined without one; throws
 * IdempotencyKeyNotValid. A message with an id that was handled before is answered as before.
 */
export function idempotentIdOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key)) throw new IdempotencyKeyNotValid();
  const id = ids.get(request) ?? idOf(actorOf(request).id, request.method, request.routeOptions.url ?? '', key);
  ids.set(request, id);
  return id;
}

/** Parameter of a controller's method: the id that stands for the caller's key, if it sent one. */
export const IdempotentId = createParamDecorator((_unused: unknown, context: ExecutionContext): string | undefined =>
  idempotentIdOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
