import { CallHandler, ExecutionContext, NestInterceptor, UseInterceptors } from '@nestjs/common';
import { FastifyReply } from 'fastify';
import { Observable, tap } from 'rxjs';
import { alsoBy } from './vary';

type Headers = Readonly<Record<string, string>>;

/** Kept by everybody for 15 minutes; what is said depends on the language that is asked for. */
const PUBLIC: Headers = { 'cache-control': 'public, max-age=900', vary: 'Accept-Language' };
/** Kept by its owner's program for 5 minutes. */
const PRIVATE: Headers = { 'cache-control': 'private, max-age=300' };

/** What the method answers may be kept by everybody for a while; a failure stays a problem that nobody keeps. */
export const AnswersPublicly = (headers: Headers): MethodDecorator =>
  UseInterceptors(new AnswerHeaders({ ...PUBLIC, ...headers }));

/** What the method answers may be kept by whoever asked, and nobody else. */
export const AnswersPrivately = (headers: Headers): MethodDecorator =>
  UseInterceptors(new AnswerHeaders({ ...PRIVATE, ...headers }));

class AnswerHeaders implements NestInterceptor {
  constructor(private readonly headers: Headers) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(() => complete(reply, this.headers)));
  }
}

function complete(reply: FastifyReply, { vary, ...headers }: Headers): void {
  reply.headers(headers);
  if (vary !== undefined) reply.header('vary', alsoBy(vary, reply));
}
