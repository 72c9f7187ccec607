import { Actor, ANONYMOUS, Role } from '@linli/contracts';
import { createParamDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import { FastifyRequest } from 'fastify';

/** Who may call an endpoint: whoever has one of the roles, anybody, or anybody who is signed in. */
export type Access = readonly Role[] | 'public' | 'signed-in';

const ACCESS = 'linli:access';
const actors = new WeakMap<object, Actor>();

/** Says who may call an endpoint; one that does not say so answers nobody. */
export const Allow = (access: Access): MethodDecorator => SetMetadata(ACCESS, access);

export const accessOf = (handler: object): Access | undefined => Reflect.getMetadata(ACCESS, handler);

/** Whether the access lets an actor with these roles in. */
export const admits = (access: Access, { roles }: Actor): boolean =>
  typeof access === 'string' || access.some((role) => roles.includes(role));

export function rememberActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

/** Who sent the request, as its bearer token says. */
export const actorOf = (request: FastifyRequest): Actor => actors.get(request) ?? ANONYMOUS;

/** Parameter of a controller's method: who sent the request. */
export const CurrentActor = createParamDecorator(
  (_unused: unknown, context: ExecutionContext): Actor => actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
