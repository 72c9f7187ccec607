import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { digitsOf, stepsTakenAt } from './place-code';
import { TicketKeys } from './ticket-keys.provider';

/** The codes that are shown at places: one-time passwords by the time (RFC 6238), over SHA-256. */
@Injectable()
export class PlaceCodes {
  constructor(private readonly keys: TicketKeys) {}

  /** The code of an event for one step. */
  codeOf(eventId: string, step: number): string {
    const [secret] = this.keys.placeSecrets;
    if (!secret) throw new Error('No key makes codes yet');
    return codeBy(secret, eventId, step);
  }

  /** The step whose code this is, by any of the keys, so that a code outlives a change of keys; undefined for any other code. */
  stepOf(code: string, eventId: string, at: Date): number | undefined {
    const { placeSecrets } = this.keys;
    return stepsTakenAt(at).find((step) => placeSecrets.some((secret) => isSame(codeBy(secret, eventId, step), code)));
  }
}

const codeBy = (secret: Buffer, eventId: string, step: number): string =>
  digitsOf(createHmac('sha256', secret).update(`${eventId} ${step}`).digest());

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
