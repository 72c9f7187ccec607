import { ErrorClass } from '@linli/contracts';
import { HttpStatus } from '@nestjs/common';
import { FastifyReply } from 'fastify';
import { alsoBy } from '../http/vary';

const AN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be the id of anything. */
export const isId = (text: string): boolean => AN_ID.test(text);

/** Handles the failure that there is no such thing; throws any other. */
export const asNone =
  (missing: ErrorClass) =>
  (error: unknown): undefined => {
    if (!(error instanceof missing)) throw error;
  };

/** Says of the answer what holds for every public page, which everybody may keep for a minute; that there is none is not kept. */
export function publicPage(reply: FastifyReply, policy: string, page: string | undefined): string | undefined {
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': page === undefined ? 'no-store' : 'public, max-age=60',
    vary: alsoBy('Accept-Language', reply),
  });
  if (page === undefined) reply.status(HttpStatus.NOT_FOUND);
  return page;
}
