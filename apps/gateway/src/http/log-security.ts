import { SessionView } from '@linli/contracts/gateway';
import { trail } from '@linli/messaging';
import { SECURITY } from '@linli/service';
import { Logger } from '@nestjs/common';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from './access';

const REFUSED = new Set([401, 403, 429]);
/** By which somebody proves who they are. */
const PROOFS = ['/sign-in', '/sign-up', '/codes', '/sessions', '/me/password', '/me/phone', '/me/identities'];

/** Whose session an answer holds: whoever signs in has no token to be known by. */
const signedIn = new WeakMap<object, string>();

/** One line for every request that was refused to whoever sent it, and for every proof of who somebody is, whether it succeeded or not. */
export function logSecurity(fastify: FastifyInstance): void {
  const log = new Logger(SECURITY);
  fastify.addHook('onRoute', (route) => {
    if (isProof(route)) route.preSerialization = noteAccount;
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    if (REFUSED.has(reply.statusCode) || isProof({ method: request.method, url: request.routeOptions.url }))
      trail.run({ service: 'gateway', correlationId: request.id }, () => log.log(lineOf(request, reply)));
    done();
  });
}

async function noteAccount(request: FastifyRequest, _reply: FastifyReply, answer: unknown): Promise<unknown> {
  const { account } = (answer ?? {}) as Partial<SessionView>;
  if (account) signedIn.set(request, account.id);
  return answer;
}

const isProof = ({ method, url = '' }: { method: string | string[]; url?: string | undefined }): boolean =>
  method === 'POST' && PROOFS.some((proof) => url === proof || url.startsWith(`${proof}/`));

/** The route's pattern, not the address: what stands in an address is the caller's and may be personal. */
function lineOf(request: FastifyRequest, { statusCode }: FastifyReply): string {
  const { method, routeOptions, ip } = request;
  const outcome = statusCode < 400 ? 'allowed' : 'refused';
  const account = signedIn.get(request) ?? actorOf(request).id;
  return `${outcome} ${statusCode}: ${method} ${routeOptions.url ?? 'unknown address'}, account ${account}, from ${ip}`;
}
