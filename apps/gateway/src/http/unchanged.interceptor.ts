import { EditedMeanwhile, NothingToMatch, ServiceUnavailable } from '@linli/contracts';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { lastValueFrom, of } from 'rxjs';
import { Turns } from '../turns/turns';
import { ANY_TAG, entityTagOf, isAmong } from './entity-tags';
import { addressesOf, wholeOf } from './things';

const READS = ['GET', 'HEAD'];

/**
 * Refuses a change with `If-Match` when the thing is not as its caller saw it: what the caller would read now at the thing's own
 * address has another `ETag`. Those who send one at the same time come one after another, each reading what the one before has left.
 */
@Injectable()
export class UnchangedInterceptor implements NestInterceptor {
  constructor(private readonly turns: Turns) {}

  async intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const wanted = request.headers['if-match'];
    if (wanted === undefined || READS.includes(request.method)) return next.handle();
    const addresses = addressesOf(request);
    if (addresses.length === 0) throw new NothingToMatch();
    const change = async (): Promise<unknown> => {
      await assertUnchanged(request, addresses, wanted);
      return lastValueFrom(next.handle(), { defaultValue: undefined });
    };
    // That a thing is there does not end with the change of somebody else.
    const changed = await (wanted.trim() === ANY_TAG ? change() : this.turns.take(wholeOf(request), change));
    return of(changed);
  }
}

async function assertUnchanged(request: FastifyRequest, addresses: readonly string[], wanted: string): Promise<void> {
  for (const address of addresses) if (isAmong(await tagAt(address, request), wanted)) return;
  throw new EditedMeanwhile();
}

/** The tag of what the caller would read there now; undefined where there is nothing for them. Throws ServiceUnavailable where that cannot be told. */
async function tagAt(url: string, { server, headers, ip }: FastifyRequest): Promise<string | undefined> {
  const { authorization, 'accept-language': language } = headers;
  const seen = await server.inject({
    method: 'GET',
    url,
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(language !== undefined && { 'accept-language': language }),
    },
    remoteAddress: ip,
  });
  if (seen.statusCode >= 500 || seen.statusCode === 429) throw new ServiceUnavailable();
  return seen.statusCode === 200 ? entityTagOf(seen.payload) : undefined;
}
