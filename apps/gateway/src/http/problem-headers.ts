import { DeclaredError, TokenNotValid } from '@linli/contracts';
import { Problem } from './problem';
import { MethodNotAllowed } from './render-problem';

/** How long to wait when the error itself does not say so, in seconds. */
const RETRY_AFTER: Readonly<Record<number, number>> = { 429: 60, 503: 2 };

/** The headers that belong to a problem beside its content type and language. */
export function problemHeaders(error: unknown, { status }: Problem): Record<string, string> {
  return { ...challenge(error, status), ...retryAfter(error, status), ...allow(error) };
}

function challenge(error: unknown, status: number): Record<string, string> {
  if (status !== 401) return {};
  return { 'WWW-Authenticate': `Bearer realm="linli"${error instanceof TokenNotValid ? ', error="invalid_token"' : ''}` };
}

function retryAfter(error: unknown, status: number): Record<string, string> {
  const said = error instanceof DeclaredError ? error.params.retryAfterSeconds : undefined;
  const seconds = said ?? RETRY_AFTER[status];
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

const allow = (error: unknown): Record<string, string> =>
  error instanceof MethodNotAllowed ? { Allow: error.allow.join(', ') } : {};
