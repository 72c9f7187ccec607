import { RoleMissing, SignInRequired, TokenNotValid } from '@linli/contracts';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { Rule } from '../access/policy';
import { GatewayConfig } from '../config';
import { Quota } from '../limits/quota';
import { quotasOf } from '../limits/quotas';
import { limitAccount } from '../limits/rate-limits.hooks';
import { RateLimits } from '../limits/rate-limits.run';
import { Tokens } from '../sessions/tokens';
import { admits, rememberAsked, rememberBearer, ruleFor } from './access';
import { isOperational } from './operational';

/** Reads the bearer token and lets in whom the endpoint admits. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly quota: Quota;

  constructor(
    private readonly tokens: Tokens,
    private readonly limits: RateLimits,
    config: GatewayConfig,
  ) {
    this.quota = quotasOf(config).account;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = ruleFor(context.getHandler());
    if (rule === undefined) return refuseUnlessOperation(request);
    const token = bearerOf(request);
    if (token === undefined) return refuseUnlessPublic(rule);
    const bearer = await this.tokens.bearerOf(token);
    // Also where it is not let in: the log of security tells who it was.
    rememberBearer(request, bearer);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    limitAccount(request, reply, { limits: this.limits, quota: this.quota, id: bearer.actor.id });
    if (!admits(rule, bearer.actor)) throw new RoleMissing();
    rememberAsked(request, context.getHandler());
    return true;
  }
}

/** The token of the request; undefined when it carries none, TokenNotValid when it carries something else. */
function bearerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  if (authorization === undefined) return undefined;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new TokenNotValid();
  return token;
}

function refuseUnlessPublic(rule: Rule): boolean {
  if (rule !== 'public') throw new SignInRequired();
  return true;
}

/** Endpoints of libs/service carry no rule of the policy. */
function refuseUnlessOperation(request: FastifyRequest): boolean {
  if (!isOperational(request)) throw new RoleMissing();
  return true;
}
