import { createHash } from 'node:crypto';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Gives answers to reads an `ETag`, and answers 304 without a body where the caller has the same already (RFC 9110, section 13.1.2). */
export function tagEntities(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (!isTagged(request, reply, payload)) return payload;
    const tag = entityTagOf(payload);
    reply.header('etag', tag);
    if (!isAmong(tag, request.headers['if-none-match'])) return payload;
    reply.status(304).removeHeader('content-length');
    return null;
  });
}

/** Weak: compressed or not it is the same. */
export const entityTagOf = (payload: string): string =>
  `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;

/** In place of tags: whatever there is. */
export const ANY_TAG = '*';

/** Whether the tag is one of those in the header; `*` is any. */
export function isAmong(tag: string | undefined, header: string | undefined): boolean {
  if (tag === undefined || header === undefined) return false;
  return header.trim() === ANY_TAG || header.split(',').some((part) => weak(part) === weak(tag));
}

const weak = (tag: string): string => tag.trim().replace(/^W\//, '');

const isTagged = ({ method }: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string =>
  (method === 'GET' || method === 'HEAD') &&
  reply.statusCode === 200 &&
  typeof payload === 'string' &&
  /json|calendar|html/.test(String(reply.getHeader('content-type')));
