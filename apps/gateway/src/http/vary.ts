import { FastifyReply } from 'fastify';

/** By what the answer differs: by what was said of it before, such as `Origin`, and by that header, too. */
export function alsoBy(header: string, reply: Pick<FastifyReply, 'getHeader'>): string {
  const said = [reply.getHeader('vary') ?? []].flat().flatMap((value) => String(value).split(','));
  const names = said.map((name) => name.trim()).filter(Boolean);
  const isSaid = names.some((name) => name === '*' || name.toLowerCase() === header.toLowerCase());
  return [...names, ...(isSaid ? [] : [header])].join(', ');
}
