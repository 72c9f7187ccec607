import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Overloaded } from '@linli/contracts';
import { languageOf } from '../http/language';
import { PROBLEM_MEDIA_TYPE } from '../http/problem';
import { renderProblem } from '../http/render-problem';

interface Refusal {
  readonly headers: Record<string, string | number>;
  readonly body: Buffer;
}

/** The answer to a request that is refused before Fastify sees it; it has what every problem has. */
export function refusal({ url = '/', headers }: IncomingMessage, retryAfterSeconds: number): Refusal {
  const language = languageOf(headers['accept-language']);
  const [instance, correlationId] = [url.split('?', 1)[0] as string, randomUUID()];
  const problem = renderProblem(new Overloaded({ retryAfterSeconds }), { language, instance, correlationId });
  const body = Buffer.from(JSON.stringify(problem));
  return {
    body,
    headers: {
      'content-type': PROBLEM_MEDIA_TYPE,
      'content-length': body.length,
      'content-language': language,
      'retry-after': retryAfterSeconds,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-correlation-id': correlationId,
    },
  };
}
