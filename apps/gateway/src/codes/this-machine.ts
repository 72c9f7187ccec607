import { FastifyRequest } from 'fastify';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** A page elsewhere can have its own name point to this machine; then the name is its own. */
const OWN_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
/** What a proxy on this machine adds to the requests of others. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Whether the request was sent on this machine, to this machine by its own name, and does not say that it was passed on for somebody else. No proof: a proxy
 * may say nothing and call this machine by its own name, as nginx does unless it is told otherwise.
 */
export const isFromThisMachine = ({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): boolean =>
  LOOPBACK.test(raw.socket.remoteAddress ?? '') &&
  OWN_NAME.test(headers.host ?? '') &&
  !PASSED_ON.some((name) => name in headers);
