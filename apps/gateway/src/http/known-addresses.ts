import { FastifyInstance } from 'fastify';

interface Address {
  readonly method: string;
  readonly segments: readonly string[];
}

const known = new WeakMap<object, Address[]>();

/** Remembers the routes that are added from now on, so that a wrong method can be told from a wrong address. */
export function rememberAddresses(fastify: FastifyInstance): void {
  const addresses: Address[] = [];
  known.set(fastify.server, addresses);
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) addresses.push({ method: each, segments: url.split('/') });
  });
}

/** The routes that were added since, in order. */
export const addressesOf = ({ server }: FastifyInstance): readonly Address[] => known.get(server) ?? [];

/** The methods that the address takes; none when there is no such address. */
export function methodsAt(fastify: FastifyInstance, path: string): string[] {
  const segments = path.split('/');
  const found = addressesOf(fastify).filter((address) => fits(address.segments, segments));
  return [...new Set(found.map(({ method }) => method))];
}

const fits = (template: readonly string[], segments: readonly string[]): boolean =>
  template.length === segments.length &&
  template.every((part, at) => (part.startsWith(':') ? segments[at] !== '' : part === segments[at]));
