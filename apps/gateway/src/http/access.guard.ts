import { RoleMissing, SignInRequired, TokenNotValid } from '@linli/contracts';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { Tokens } from '../accounts/tokens';
import { accessOf, admits, rememberActor } from './access';

/** Endpoints of libs/service, for the machine that runs the app: they carry no access of the gateway's. */
const OPERATIONS = ['/health/live', '/health/ready', '/metrics', '/clock'];

/** Reads the bearer token and lets in whom the endpoint admits. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: Tokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = accessOf(context.getHandler());
    if (access === undefined) return refuseUnlessOperation(request);
    const token = bearerOf(request);
    if (token === undefined) return refuseUnlessPublic(access);
    const actor = await this.tokens.actorOf(token);
    if (!admits(access, actor)) throw new RoleMissing();
    rememberActor(request, actor);
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

function refuseUnlessPublic(access: unknown): boolean {
  if (access !== 'public') throw new SignInRequired();
  return true;
}

function refuseUnlessOperation({ routeOptions: { url } }: FastifyRequest): boolean {
  if (!OPERATIONS.includes(url ?? '')) throw new RoleMissing();
  return true;
}
