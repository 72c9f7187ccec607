import { fieldsOf, operationNameOf, Request } from '@linli/contracts';

export type Method = 'GET' | 'POST';

interface Described {
  readonly summary: string;
  /** The status of success; 200 unless something is created. */
  readonly status?: 200 | 201;
}

/** One endpoint that is one message: the request's fields become the body of the contract. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly contract: Request;
  readonly summary: string;
  readonly status: 200 | 201;
  /** The fields of the body that are in the path. */
  readonly pathFields: readonly string[];
}

/** Declares an endpoint, such as `route('POST /events/:eventId/publish', PublishCommunityEvent, { summary })`; who may call it stands in the policy. */
export function route<B extends object, R extends object>(
  endpoint: `${Method} /${string}`,
  contract: Request<B, R>,
  { summary, status = 200 }: Described,
): Route {
  const [method, path] = endpoint.split(' ') as [Method, string];
  const pathFields = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const unknown = pathFields.filter((name) => !fieldsOf(contract.body).some((field) => field.name === name));
  if (unknown.length > 0) throw new Error(`${endpoint}: ${contract.name} has no field ${unknown.join(', ')}.`);
  return { method, path, contract, summary, status, pathFields } as Route;
}

/** The name of a route's operation: `events.register-for-event` → `registerForEvent`. */
export const operationIdOf = ({ contract }: Route): string => operationNameOf(contract);
