import { TooManyRequests } from '@linli/contracts';
import { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayConfig } from '../config';
import { routeOf } from '../http/guarded-routes';
import { isOperational } from '../http/operational';
import { networkOf } from './network';
import { headersOf, Quota } from './quota';
import { isProof, quotasOf } from './quotas';
import { RateLimits } from './rate-limits.run';

/** Counts each request by the address that it comes from, before anything is done for it; with a token its account counts, later, where the guard sees it. */
export function limitAddresses(app: NestFastifyApplication, guarded: ReadonlySet<string>): void {
  const [limits, { address, proof }] = [app.get(RateLimits), quotasOf(app.get(GatewayConfig))];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (isOperational(request)) return;
      const { method, headers, routeOptions, ip } = request;
      if (isProof(method, routeOptions.url)) admit(reply, limits, { quota: proof, key: networkOf(ip) });
      else if (headers.authorization === undefined || !guarded.has(routeOf(method, routeOptions.url)))
        admit(reply, limits, { quota: address, key: networkOf(ip) });
    });
}

/** Counts a request with a token that is none by its address: whoever invents tokens has no account that it could count for. Throws TooManyRequests. */
export function limitForger({ ip }: FastifyRequest, reply: FastifyReply, by: { limits: RateLimits; quota: Quota }): void {
  admit(reply, by.limits, { quota: by.quota, key: networkOf(ip) });
}

/** Counts a request of the account; throws TooManyRequests. */
export function limitAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  by: { limits: RateLimits; quota: Quota; id: string },
): void {
  if (!isProof(request.method, request.routeOptions.url)) admit(reply, by.limits, { quota: by.quota, key: by.id });
}

/** The caller is told how it stands; throws TooManyRequests. */
function admit(reply: FastifyReply, limits: RateLimits, { quota, key }: { quota: Quota; key: string }): void {
  const { isOver, ...standing } = limits.count(quota, key);
  reply.headers(headersOf(standing));
  if (isOver) throw new TooManyRequests({ retryAfterSeconds: standing.resetSeconds });
}
