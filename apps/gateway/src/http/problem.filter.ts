import { DeclaredError } from '@linli/contracts';
import { HandlerFailed, trail } from '@linli/messaging';
import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { methodsAt } from './known-addresses';
import { MethodNotAllowed } from './render-problem';
import { pathOf, sendProblem } from './send-problem';

/** Answers every failure with a problem (RFC 9457); what nobody declared is logged with its correlation id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const answer = ownAnswer(error);
    if (answer) await reply.status(answer.status).send(answer.body);
    else await sendProblem(asMethodNotAllowed(error, request), request, reply);
    if (isUnexpected(error)) trail.run({ service: 'gateway', correlationId: request.id }, () => this.log.error(textOf(error)));
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
