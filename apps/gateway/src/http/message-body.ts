import { InvalidInput, validated } from '@linli/contracts';
import { FastifyRequest } from 'fastify';
import { queryValues } from './query-values';
import { Route } from './route';

type Fields = Readonly<Record<string, unknown>>;

/** What a route takes from a request: the fields of its path, and of the query string (GET) or the JSON body (POST). */
export interface Sent {
  readonly params: unknown;
  readonly query: unknown;
  readonly body?: unknown;
}

/** The checked body of the route's message; throws InvalidInput. A field has one place: the path's fields are nowhere else. */
export function messageBody({ method, contract, pathFields }: Route, sent: Sent | FastifyRequest): object {
  const { params, query, body = {} } = sent as { params: Fields; query: Fields; body?: unknown };
  const given = method === 'GET' ? queryValues(contract.body, query) : body;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return validated(contract.body, given);
  const misplaced = [
    ...pathFields.filter((name) => Object.hasOwn(given, name)),
    ...(method === 'POST' ? Object.keys(query) : []),
  ];
  if (misplaced.length > 0)
    throw new InvalidInput(
      {},
      misplaced.map((name) => ({ pointer: `#/${name}`, rule: 'whitelistValidation' })),
    );
  return validated(contract.body, { ...given, ...params });
}
