import { ANONYMOUS, DeclaredError } from '@linli/contracts';
import { HandlerFailed, trail } from '@linli/messaging';
import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { AccountStore } from '../accounts/account.store';
import { actorOf } from './access';
import { methodsAt } from './known-addresses';
import { MethodNotAllowed, tellsTimes } from './render-problem';
import { pathOf, sendProblem } from './send-problem';

/** Answers every failure with a problem (RFC 9457); what nobody declared is logged with its correlation id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  constructor(private readonly accounts: AccountStore) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const answer = ownAnswer(error);
    if (answer) await reply.status(answer.status).send(answer.body);
    else await sendProblem(asMethodNotAllowed(error, request), { request, reply, timeZone: await this.zoneFor(error, request) });
    if (isUnexpected(error)) trail.run({ service: 'gateway', correlationId: request.id }, () => this.log.error(textOf(error)));
  }

  /** That of the caller's account, looked up only for what tells times; a problem is told without it, too. */
  private async zoneFor(error: unknown, request: FastifyRequest): Promise<string | undefined> {
    const { id } = actorOf(request);
    if (!tellsTimes(error) || id === ANONYMOUS.id) return undefined;
    const account = await this.accounts.find(id).catch(() => null);
    return account?.timeZone;
  }
}

/** A controller of libs/service that answers a failure in words of its own, such as /health/ready. */
function ownAnswer(error: unknown): { status: number; body: object } | undefined {
  if (!(error instanceof HttpException)) return undefined;
  const body = error.getResponse();
  return typeof body === 'object' && !('message' in body) ? { status: error.getStatus(), body } : undefined;
}

function asMethodNotAllowed(error: unknown, request: FastifyRequest): unknown {
  const methods = request.is404 ? methodsAt(request.server, pathOf(request)) : [];
  return methods.length > 0 ? new MethodNotAllowed(methods) : error;
}

const isUnexpected = (error: unknown): boolean =>
  !(error instanceof DeclaredError) && !(error instanceof HttpException && error.getStatus() < 500);

function textOf(error: unknown): string {
  if (error instanceof HandlerFailed) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
