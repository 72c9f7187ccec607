import { randomUUID } from 'node:crypto';
import { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Overloaded } from '@linli/contracts';
import { originHeaders, preflightHeaders } from '../http/browsers';
import { languageOf } from '../http/language';
import { PROBLEM_MEDIA_TYPE } from '../http/problem';
import { renderProblem } from '../http/render-problem';
import { securityHeaders } from '../http/security-headers';

interface Refusal {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

interface Reason {
  readonly retryAfterSeconds: number;
  /** Whose pages may read why. */
  readonly origins?: readonly string[];
}

const ON_EVERY_ANSWER = securityHeaders();

/** The answer to a request that is refused before Fastify sees it; it has what every problem has. */
export function refusal(request: IncomingMessage, reason: Reason): Refusal {
  const preflight = preflightHeaders(request, reason.origins);
  if (preflight === undefined) return problemOf(request, reason);
  // Refused, the page would not even be told that it may come again: it hears that from the request itself.
  const vary = 'Origin, Access-Control-Request-Headers';
  return { status: 204, headers: { ...ON_EVERY_ANSWER, ...preflight, vary, 'content-length': '0' }, body: Buffer.alloc(0) };
}

function problemOf({ url = '/', headers }: IncomingMessage, { retryAfterSeconds, origins }: Reason): Refusal {
  const language = languageOf(headers['accept-language']);
  const [instance, correlationId] = [url.split('?', 1)[0] as string, randomUUID()];
  const problem = renderProblem(new Overloaded({ retryAfterSeconds }), { language, instance, correlationId });
  const body = Buffer.from(JSON.stringify(problem));
  return {
    status: 503,
    body,
    headers: {
      ...ON_EVERY_ANSWER,
      ...originHeaders(headers.origin, origins),
      vary: 'Accept-Language, Origin',
      'content-type': PROBLEM_MEDIA_TYPE,
      'content-length': String(body.length),
      'content-language': language,
      'retry-after': String(retryAfterSeconds),
      'cache-control': 'no-store',
      'x-correlation-id': correlationId,
    },
  };
}
