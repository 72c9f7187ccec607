import { fieldsOf, Request, Role } from '@linli/contracts';
import { Access } from './access';

export type Method = 'GET' | 'POST';

interface Described {
  readonly summary: string;
  /** The status of success; 200 unless something is created. */
  readonly status?: 200 | 201;
}

/** Who may call: one of these roles, anybody, or anybody who is signed in. There is no default. */
type Permitted = { readonly roles: readonly [Role, ...Role[]] } | { readonly access: 'public' | 'signed-in' };

/** One endpoint that is one message: the request's fields become the body of the contract. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly contract: Request;
  readonly summary: string;
  readonly status: 200 | 201;
  readonly access: Access;
  /** The fields of the body that are in the path. */
  readonly pathFields: readonly string[];
}

/** Declares an endpoint, such as `route('POST /events/:eventId/publish', PublishCommunityEvent, { summary, roles })`. */
export function route<B extends object, R extends object>(
  endpoint: `${Method} /${string}`,
  contract: Request<B, R>,
  { summary, status = 200, ...permitted }: Described & Permitted,
): Route {
  const [method, path] = endpoint.split(' ') as [Method, string];
  const pathFields = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const unknown = pathFields.filter((name) => !fieldsOf(contract.body).some((field) => field.name === name));
  if (unknown.length > 0) throw new Error(`${endpoint}: ${contract.name} has no field ${unknown.join(', ')}.`);
  const access = 'roles' in permitted ? permitted.roles : permitted.access;
  return { method, path, contract, summary, status, access, pathFields } as Route;
}

/** The name of a route's operation: `events.register-for-event` → `registerForEvent`. */
export const operationIdOf = ({ contract }: Route): string =>
  (contract.name.split('.')[1] as string).replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase());
