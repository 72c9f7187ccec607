import { EditedMeanwhile, NothingToMatch, ServiceUnavailable } from '@linli/contracts';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { lastValueFrom, of } from 'rxjs';
import { Turns } from '../turns/turns';
import { ANY_TAG, isOfEdition, revisionOf } from './entity-tags';
import { expectRevision, isMatched } from './matched';
import { addressesOf, wholeOf } from './things';

const READS = ['GET', 'HEAD'];

/**
 * Refuses a change with `If-Match` when the thing is not as its caller saw it: what the caller would read now at the thing's own
 * address has another `ETag`. Where the thing has a revision that its service compares, the service does so where it decides: no
 * change comes between, whoever makes it. All others who send a tag come one after another, each reading what the one before has left.
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
    const tag = await tagAmong(request, addresses, wanted);
    // That a thing is there does not end with the change of somebody else.
    if (wanted.trim() === ANY_TAG) return next.handle();
    const revision = isMatched(context.getHandler()) ? revisionOf(tag) : undefined;
    if (revision !== undefined) {
      expectRevision(revision);
      return next.handle();
    }
    const changed = await this.turns.take(wholeOf(request), async () => {
      await tagAmong(request, addresses, wanted);
      return lastValueFrom(next.handle(), { defaultValue: undefined });
    });
    return of(changed);
  }
}

/** That of what is there which the caller has named; throws EditedMeanwhile where nothing is as they have seen it. */
async function tagAmong(request: FastifyRequest, addresses: readonly string[], wanted: string): Promise<string> {
  for (const address of addresses) {
    const tag = await tagAt(address, request);
    if (tag !== undefined && isOfEdition(tag, wanted)) return tag;
  }
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
  return seen.statusCode === 200 ? (seen.headers.etag as string | undefined) : undefined;
}
