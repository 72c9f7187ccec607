import { Actor, ANONYMOUS, EVERYWHERE, Role } from '@linli/contracts';
import { trail } from '@linli/messaging';
import { createParamDecorator, ExecutionContext, SetMetadata } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { Rule, rolesOf } from '../access/policy';
import { reasonOf } from './change-reason';

const RULE = 'linli:rule';
const OPERATION = 'linli:operation';
const bearers = new WeakMap<object, Bearer>();

/** Who sent a request, and in which session. */
export interface Bearer {
  readonly actor: Actor;
  readonly sessionId: string;
}

/** Says who may call an endpoint; one that does not say so answers nobody. */
export const Allow = (rule: Rule): MethodDecorator => SetMetadata(RULE, rule);

export const ruleFor = (handler: object): Rule | undefined => Reflect.getMetadata(RULE, handler);

/** Says which operation an endpoint is: what it changes is recorded under that name. */
export const Named = (operation: string): MethodDecorator => SetMetadata(OPERATION, operation);

/** The operation that an endpoint is. */
export const operationNamed = (handler: object): string | undefined => Reflect.getMetadata(OPERATION, handler);

/** Everything that is done for the request from here on is known to be done for this operation, and for the caller's reason. */
export function rememberAsked(request: FastifyRequest, handler: object): void {
  const current = trail.getStore();
  const operation = operationNamed(handler);
  if (current && operation) current.asked = { operation, ...reasonOf(request) };
}

/** Whether the rule lets the actor in, as far as that can be told without the thing that is acted on. */
export const admits = (rule: Rule, actor: Actor): boolean =>
  typeof rule === 'string' ||
  rolesOf(rule).some((role) => (rule[role] === 'everywhere' ? holdsEverywhere(actor, role) : has(actor, role)));

const has = ({ roles }: Actor, role: Role): boolean => roles.includes(role);

const holdsEverywhere = ({ grants = [] }: Actor, role: Role): boolean =>
  grants.some((grant) => grant.role === role && grant.areaCode === EVERYWHERE);

export function rememberBearer(request: FastifyRequest, bearer: Bearer): void {
  bearers.set(request, bearer);
}

/** Who sent the request, as its bearer token says. */
export const actorOf = (request: FastifyRequest): Actor => bearers.get(request)?.actor ?? ANONYMOUS;

/** Parameter of a controller's method: who sent the request. */
export const CurrentActor = createParamDecorator(
  (_unused: unknown, context: ExecutionContext): Actor => actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The session that the request was sent in; empty without a token. */
export const sessionIdOf = (request: FastifyRequest): string => bearers.get(request)?.sessionId ?? '';

/** Parameter of a controller's method: the session that the request was sent in; empty without a token. */
export const CurrentSession = createParamDecorator((_unused: unknown, context: ExecutionContext): string =>
  sessionIdOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
