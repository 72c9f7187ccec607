import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import { LANGUAGES } from '@linli/contracts';
import { HttpException } from '@nestjs/common';
import { PROBLEM_MEDIA_TYPE } from './problem';
import { renderProblem } from './render-problem';

const STATUSES: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** Answers what is no request that could be read, or did not come in time, on the bare connection, and closes it. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.destroyed) return void socket.destroy();
  const status = STATUSES[error.code ?? ''] ?? 400;
  const correlationId = randomUUID();
  const problem = renderProblem(new HttpException('', status), { language: LANGUAGES[0], instance: '/', correlationId });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-Id: ${correlationId}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
