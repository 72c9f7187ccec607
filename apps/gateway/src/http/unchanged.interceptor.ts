import { EditedMeanwhile } from '@linli/contracts';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { entityTagOf, isAmong } from './entity-tags';

/**
 * Refuses a change with `If-Match` when the thing is not as its caller saw it: what the caller would read now at the thing's own
 * address has another `ETag`. What two change at the very same moment, the revisions of the thing tell apart.
 */
@Injectable()
export class UnchangedInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const wanted = request.headers['if-match'];
    if (request.method !== 'GET' && typeof wanted === 'string') await assertUnchanged(request, wanted);
    return next.handle();
  }
}

async function assertUnchanged(request: FastifyRequest, wanted: string): Promise<void> {
  const { authorization } = request.headers;
  const seen = await request.server.inject({
    method: 'GET',
    url: thingOf(request),
    headers: { ...(authorization !== undefined && { authorization }) },
    remoteAddress: request.ip,
  });
  if (seen.statusCode !== 200 || !isAmong(entityTagOf(seen.payload), wanted)) throw new EditedMeanwhile();
}

/** The address of what is changed: `/events/1` for `/events/1/reschedule`, `/me` for `/me/preferences`; what is deleted has its own. */
function thingOf({ method, url }: FastifyRequest): string {
  const path = url.split('?', 1)[0] as string;
  return method === 'DELETE' ? path : path.replace(/\/[^/]*$/, '') || '/';
}
