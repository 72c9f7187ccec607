import { FastifyReply, FastifyRequest } from 'fastify';
import { drained } from './drain';
import { languageOf } from './language';
import { PROBLEM_MEDIA_TYPE } from './problem';
import { problemHeaders } from './problem-headers';
import { renderProblem } from './render-problem';
import { alsoBy } from './vary';

/** Answers the request with the problem that the error is, on the reader's clocks where these are known. */
export async function sendProblem(
  error: unknown,
  { request, reply, timeZone }: { request: FastifyRequest; reply: FastifyReply; timeZone?: string },
): Promise<void> {
  const language = languageOf(request.headers['accept-language']);
  const problem = renderProblem(error, { language, timeZone, instance: pathOf(request), correlationId: request.id });
  if (problem.status === 413) await drained(request.raw);
  await reply
    .status(problem.status)
    .headers({
      'X-Correlation-Id': request.id,
      'Content-Language': language,
      Vary: alsoBy('Accept-Language', reply),
      ...problemHeaders(error, problem),
    })
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problem));
}

/** The path without its query string, which may hold what should not be repeated. */
export const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] as string;
