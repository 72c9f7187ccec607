import { createHash } from 'node:crypto';
import { KeyReused, StillRunning } from '@linli/contracts';
import { Clock, isRepeated } from '@linli/messaging';
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { defer, from, lastValueFrom, Observable } from 'rxjs';
import { actorOf } from '../http/access';
import { isKnownToItsService } from '../http/controller-of';
import { idempotentIdOf } from '../http/idempotency-key';
import { uploadOf } from '../imports/uploaded-table';
import { isProof } from '../limits/quotas';
import { KeptAnswer, standingOf } from './kept-answer';
import { KeptAnswerStore } from './kept-answer.store';
import { Outcome, RunningRequests } from './running-requests';

/**
 * Answers a POST with an `Idempotency-Key` as its first request was answered, for a day, whichever replica that came to. The same key with
 * another body is refused (422). While the first is running, the second waits for its answer (409 where another replica makes it).
 * Failures are not kept: a request that failed is made again. What is one message to a service is remembered there, with its effect.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly running = new RunningRequests();

  constructor(
    private readonly answers: KeptAnswerStore,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const [request, reply] = [
      context.switchToHttp().getRequest<FastifyRequest>(),
      context.switchToHttp().getResponse<FastifyReply>(),
    ];
    const id = isRepeatable(request) ? idempotentIdOf(request) : undefined;
    if (id === undefined) return next.handle();
    const make = isRemembered(request, context.getHandler()) ? () => pass(reply, next) : undefined;
    return defer(() => from(this.once(id, { request, reply, next, make })));
  }

  private async once(id: string, { request, reply, next, make }: Exchange): Promise<unknown> {
    const fingerprint = fingerprintOf(request);
    const joined = this.running.join(id, fingerprint);
    if (joined) return replay(await joined, reply);
    const made = await this.running.make(id, fingerprint, make ?? (() => this.make(id, { fingerprint, reply, next })));
    return made.isKept ? replay(made, reply) : made.body;
  }

  private async make(id: string, { fingerprint, reply, next }: Making): Promise<Outcome> {
    const kept = await this.answers.begin({ _id: id, fingerprint }, this.clock.now());
    return kept && !(await this.isOurs(kept, fingerprint)) ? this.answers.outcomeOf(kept) : this.run(id, reply, next);
  }

  /** Whether the request is to be made; false where its answer is there. Throws KeyReused or StillRunning. */
  private async isOurs(kept: KeptAnswer, fingerprint: string): Promise<boolean> {
    const standing = standingOf(kept, fingerprint, this.clock.now());
    if (standing === 'another') throw new KeyReused();
    if (standing === 'answered') return false;
    if (standing === 'left' && (await this.answers.takeOver(kept, this.clock.now()))) return true;
    throw new StillRunning();
  }

  private async run(id: string, reply: FastifyReply, next: CallHandler): Promise<Outcome> {
    try {
      const outcome = await pass(reply, next);
      await this.answers.keep(id, outcome);
      return outcome;
    } catch (error) {
      await this.answers.forget(id);
      throw error;
    }
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly next: CallHandler;
  /** Makes the request where nothing has to be kept of it here. */
  readonly make?: () => Promise<Outcome>;
}

interface Making {
  readonly fingerprint: string;
  readonly reply: FastifyReply;
  readonly next: CallHandler;
}

/** Makes the request; a service that was asked under the same id before says so. */
async function pass(reply: FastifyReply, next: CallHandler): Promise<Outcome> {
  const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
  return { status: reply.statusCode, body, ...(isRepeated(body) && { isKept: true }) };
}

function replay({ status, body }: Outcome, reply: FastifyReply): unknown {
  reply.header('Idempotency-Replayed', 'true').status(status);
  return body;
}

/** Without a token nobody is known whose key it could be; answers to proofs hold tokens, which are kept nowhere. */
const isRepeatable = (request: FastifyRequest): boolean =>
  request.method === 'POST' && actorOf(request).id !== 'anonymous' && !isProof(request.method, request.routeOptions.url);

/** Whether a service remembers it. With `If-Match` it would not come that far again: what the first has changed is not what was read before. */
const isRemembered = ({ headers }: FastifyRequest, handler: object): boolean =>
  headers['if-match'] === undefined && isKnownToItsService(handler);

function fingerprintOf(request: FastifyRequest): string {
  const file = uploadOf(request);
  const hash = createHash('sha256').update(request.url);
  return hash.update(file ? file.bytes : JSON.stringify(request.body ?? null)).digest('base64url');
}
