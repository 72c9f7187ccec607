import { REASON_CHARACTERS } from '@linli/contracts/audit';
import { FastifyRequest } from 'fastify';

/** The header by which staff may say why they make a change; headers hold no Chinese, so its text is percent-encoded UTF-8. */
export const CHANGE_REASON = 'Change-Reason';

/** The reason that the caller gives, at most 500 characters; text that is not encoded stands for itself. */
export function reasonOf({ headers }: Pick<FastifyRequest, 'headers'>): { reason?: string } {
  const given = headers['change-reason'];
  if (typeof given !== 'string') return {};
  const reason = decoded(given).replace(/\p{C}/gu, ' ').trim().slice(0, REASON_CHARACTERS);
  return reason === '' ? {} : { reason };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
