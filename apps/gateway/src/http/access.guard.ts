import { RoleMissing, SignInRequired } from '@linli/contracts';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { FastifyReply, FastifyRequest } from 'fastify';
import { Rule } from '../access/policy';
import { GatewayConfig } from '../config';
import { Quotas, quotasOf } from '../limits/quotas';
import { limitAccount, limitForger } from '../limits/rate-limits.hooks';
import { RateLimits } from '../limits/rate-limits.run';
import { Tokens } from '../sessions/tokens';
import { admits, Bearer, rememberAsked, rememberBearer, ruleFor } from './access';
import { isOperational } from './operational';

/** Reads the bearer token and lets in whom the endpoint admits. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly quotas: Quotas;

  constructor(
    private readonly tokens: Tokens,
    private readonly limits: RateLimits,
    config: GatewayConfig,
  ) {
    this.quotas = quotasOf(config);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = ruleFor(context.getHandler());
    if (rule === undefined) return refuseUnlessOperation(request);
    if (request.headers.authorization === undefined) return refuseUnlessPublic(rule);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const bearer = await this.bearerOf(request, reply);
    // Also where it is not let in: the log of security tells who it was.
    rememberBearer(request, bearer);
    limitAccount(request, reply, { limits: this.limits, quota: this.quotas.account, id: bearer.actor.id });
    if (!admits(rule, bearer.actor)) throw new RoleMissing();
    rememberAsked(request, context.getHandler());
    return true;
  }

  /** Throws TokenNotValid; TooManyRequests where that has come too often. */
  private bearerOf(request: FastifyRequest, reply: FastifyReply): Promise<Bearer> {
    return this.tokens.bearerOf(tokenIn(request)).catch((refusal) => {
      limitForger(request, reply, { limits: this.limits, quota: this.quotas.address });
      throw refusal;
    });
  }
}

/** The bearer token of the request; empty, which is none, when it carries something else. */
const tokenIn = ({ headers: { authorization = '' } }: FastifyRequest): string =>
  /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';

function refuseUnlessPublic(rule: Rule): boolean {
  if (rule !== 'public') throw new SignInRequired();
  return true;
}

/** Endpoints of libs/service carry no rule of the policy. */
function refuseUnlessOperation(request: FastifyRequest): boolean {
  if (!isOperational(request)) throw new RoleMissing();
  return true;
}
