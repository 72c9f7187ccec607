import { plainCode } from '@linli/contracts';
import { FastifyRequest } from 'fastify';
import { actorOf } from './access';

const itself = (address: string): string => address;
const above = (address: string): string => address.replace(/\/[^/]*$/, '');

/** Whose first part says of whom they are, not which of many. */
const PERSONAL: readonly string[] = ['me', 'inbox'];

/** Looks like a read, and begins a sign-in. */
const BEGINS_SIGN_IN = /^\/sign-in\//;

/**
 * The addresses at which what a change is about may be read, of those that can be: its own (`/events/1/form`), and the one above (`/events/1`
 * for `/events/1/publish`). What is deleted has its own alone.
 */
export function thingsOf(
  method: string,
  pattern: string,
  canBeRead: (pattern: string) => boolean,
): ((address: string) => string)[] {
  const steps = method.toUpperCase() === 'DELETE' ? [itself] : [itself, above];
  return steps.filter((step) => step(pattern) !== '' && !BEGINS_SIGN_IN.test(step(pattern)) && canBeRead(step(pattern)));
}

/** The addresses at which what the request would change can be read. */
export function addressesOf({ method, url, routeOptions, server }: FastifyRequest): string[] {
  const canBeRead = (pattern: string): boolean => server.hasRoute({ method: 'GET', url: pattern });
  const path = url.split('?', 1)[0] as string;
  return thingsOf(method, routeOptions.url ?? '', canBeRead).map((step) => step(path));
}

/** What is changed by one at a time: an event with all that is below its address, or what somebody has at `/me`. */
export function wholeOf(request: FastifyRequest): string {
  const [, first = '', second = ''] = (request.routeOptions.url ?? '').split('/');
  if (PERSONAL.includes(first)) return `/${first} ${actorOf(request).id}`;
  if (!second.startsWith(':')) return `/${first}`;
  const { [second.slice(1)]: id = '' } = request.params as Record<string, string>;
  // An area is the same one where its code is filled with zeros; nothing else has an id that this would change.
  return `/${first}/${plainCode(id)}`;
}
