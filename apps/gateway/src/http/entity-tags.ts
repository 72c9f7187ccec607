import { createHash } from 'node:crypto';
import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Revisions of what is answered. */
const revisions = new WeakMap<FastifyReply, number>();

/** Gives answers to reads an `ETag`, and answers 304 without a body where the caller has the same already (RFC 9110, section 13.1.2). */
export function tagEntities(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', async (_request, reply, payload) => {
    const revision = (payload as { revision?: unknown } | null)?.revision;
    if (Number.isSafeInteger(revision)) revisions.set(reply, revision as number);
    return payload;
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (!isTagged(request, reply, payload)) return payload;
    const tag = entityTagOf(payload, { address: request.url.split('?', 1)[0] as string, revision: revisions.get(reply) });
    reply.header('etag', tag);
    if (!isAmong(tag, request.headers['if-none-match'])) return payload;
    reply.status(304).removeHeader('content-length');
    return null;
  });
}

/** What a thing is known by where it has a revision: that of which address it is. */
interface Edition {
  readonly address: string;
  readonly revision?: number;
}

/**
 * Weak: compressed or not it is the same. Where the thing has a revision the tag begins with its edition, which stays while only what
 * others do with the thing changes, such as the places that are taken.
 */
export function entityTagOf(payload: string, { address, revision }: Edition = { address: '' }): string {
  const whole = hashOf(payload).slice(0, 22);
  return `W/"${revision === undefined ? '' : `${revision}-${hashOf(address).slice(0, 8)}.`}${whole}"`;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** In place of tags: whatever there is. */
export const ANY_TAG = '*';

/** Whether the tag is one of those in the header; `*` is any. */
export const isAmong = (tag: string | undefined, header: string | undefined): boolean => isOneOf(tag, header, weak);

/** Whether one of those in the header is of the same edition as the tag, or is the tag where it has none; `*` is any. */
export const isOfEdition = (tag: string | undefined, header: string): boolean => isOneOf(tag, header, editionOf);

/** The revision of what has the tag; undefined where it has none. */
export function revisionOf(tag: string): number | undefined {
  const [, revision] = /^"(\d+)-[\w-]{8}\./.exec(weak(tag)) ?? [];
  return revision === undefined ? undefined : Number(revision);
}

function isOneOf(tag: string | undefined, header: string | undefined, partOf: (tag: string) => string): boolean {
  if (tag === undefined || header === undefined) return false;
  return header.trim() === ANY_TAG || header.split(',').some((part) => partOf(part) === partOf(tag));
}

const weak = (tag: string): string => tag.trim().replace(/^W\//, '');

/** What comes before the dot, where there is one. */
const editionOf = (tag: string): string => weak(tag).split('.', 1)[0] as string;

const isTagged = ({ method }: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string =>
  (method === 'GET' || method === 'HEAD') &&
  reply.statusCode === 200 &&
  typeof payload === 'string' &&
  /json|calendar|html/.test(String(reply.getHeader('content-type')));
