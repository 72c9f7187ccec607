import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { FastifyInstance } from 'fastify';
import { entityTagOf, isAmong } from './entity-tags';
import { alsoBy } from './vary';

/** As small as is quick: it is done once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

type Encoding = 'br' | 'gzip' | 'identity';

/** Serves a document that stays the same while the process runs: its tag is made at once, each of its encodings when it is first asked for. */
export function serveFixed(fastify: FastifyInstance, url: string, { text, type }: { text: string; type: string }): void {
  const [tag, plain] = [entityTagOf(text), Buffer.from(text)];
  const made = new Map<Encoding, Promise<Buffer>>([['identity', Promise.resolve(plain)]]);
  const bodyIn = (encoding: Encoding): Promise<Buffer> => {
    const body = made.get(encoding) ?? encoded(plain, encoding);
    made.set(encoding, body);
    return body;
  };
  fastify.route({
    method: 'GET',
    url,
    ...{ compress: false },
    handler: async (request, reply) => {
      const encoding = encodingFor(request.headers['accept-encoding']);
      reply.headers({ etag: tag, vary: alsoBy('accept-encoding', reply) });
      if (isAmong(tag, request.headers['if-none-match'])) return reply.status(304).send();
      if (encoding !== 'identity') reply.header('content-encoding', encoding);
      return reply.type(type).send(await bodyIn(encoding));
    },
  });
}

const encoded = (plain: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? promisify(brotliCompress)(plain, BROTLI) : promisify(gzip)(plain);

/** The smallest that the caller takes, as `Accept-Encoding` says (RFC 9110, section 12.5.3). */
export function encodingFor(header = ''): Encoding {
  const parts = header.split(',').map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()));
  const taken = parts.filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? '')).map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding)) ?? 'identity';
}
