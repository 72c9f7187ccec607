import { ClientError } from 'openid-client';

const OUTAGES = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/** Whether the provider cannot be reached or fails inside, rather than refuses. */
export function isOutage(error: Error): boolean {
  if (error instanceof ClientError && OUTAGES.has(error.code ?? '')) return true;
  const { cause } = error;
  if (cause instanceof Response) return cause.status >= 500;
  return isNetwork(error) || isNetwork(cause);
}

/** What `fetch` throws when there is nobody at the other end. */
const isNetwork = (error: unknown): boolean => error instanceof TypeError && error.message === 'fetch failed';
