import { RoleMissing, SignInRequired, TokenNotValid } from '@linli/contracts';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { Rule } from '../access/policy';
import { Tokens } from '../sessions/tokens';
import { admits, rememberAsked, rememberBearer, ruleFor } from './access';

/** Endpoints of libs/service, for the machine that runs the app: they carry no rule of the policy. */
const OPERATIONS = ['/health/live', '/health/ready', '/metrics', '/clock'];

/** Reads the bearer token and lets in whom the endpoint admits. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const rule = ruleFor(context.getHandler());
    if (rule === undefined) return refuseUnlessOperation(request);
    const token = bearerOf(request);
    if (token === undefined) return refuseUnlessPublic(rule);
    const bearer = await this.tokens.bearerOf(token);
    // Also where it is not let in: the log of security tells who it was.
    rememberBearer(request, bearer);
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

function refuseUnlessOperation({ routeOptions: { url } }: FastifyRequest): boolean {
  if (!OPERATIONS.includes(url ?? '')) throw new RoleMissing();
  return true;
}
