import { FastifyReply, FastifyRequest } from 'fastify';

/** A cookie that no script reads and no other site sends, but where it follows a link here. */
interface Kept {
  readonly value: string;
  readonly seconds: number;
  /** `Lax`: comes along when a provider sends the browser back. `Strict`: only when a page of our own asks. */
  readonly sameSite: 'Lax' | 'Strict';
}

/** With TLS the name promises that nobody but this host has set it. */
const nameOf = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

export function setCookie(
  reply: FastifyReply,
  name: string,
  { value, seconds, sameSite, isSecure }: Kept & { isSecure: boolean },
): void {
  const parts = [`${nameOf(name, isSecure)}=${value}`, 'Path=/', 'HttpOnly', `SameSite=${sameSite}`, `Max-Age=${seconds}`];
  reply.header('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '));
}

export const forgetCookie = (reply: FastifyReply, name: string, isSecure: boolean): void =>
  setCookie(reply, name, { value: '', seconds: 0, sameSite: 'Strict', isSecure });

/** The first cookie of the name. */
export function cookieOf({ headers }: FastifyRequest, name: string, isSecure: boolean): string | undefined {
  const wanted = `${nameOf(name, isSecure)}=`;
  const found = (headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(wanted));
  return found?.trim().slice(wanted.length);
}
