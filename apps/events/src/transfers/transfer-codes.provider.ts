import { createHmac, timingSafeEqual } from 'node:crypto';
import { TRANSFER_CODE } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { TicketKeys } from '../check-in/ticket-keys.provider';
import { Registration } from '../registrations/registration';

type Offered = Pick<Registration, '_id' | 'transfer'>;

const ID_LENGTH = 22;
const SEAL_BYTES = 16;

/** The codes by which places are passed on: nothing is kept of them, they are made anew from the offer whenever its holder asks. */
@Injectable()
export class TransferCodes {
  constructor(private readonly keys: TicketKeys) {}

  /** The code of the offer; undefined where the registration has none. */
  codeOf({ _id, transfer }: Offered): string | undefined {
    const [secret] = this.keys.transferSecrets;
    if (!secret) throw new Error('No key makes codes yet');
    return transfer && codeBy(secret, _id, transfer.id);
  }

  /** The registration that the code says it is of; undefined where it is none of ours. Whether it is true `isOf` tells. */
  registrationOf(code: string): string | undefined {
    return TRANSFER_CODE.test(code) ? unpacked(code.slice(0, ID_LENGTH)) : undefined;
  }

  /** The code is that of the offer, by any of the keys, so that it outlives a change of keys. */
  isOf(code: string, { _id, transfer }: Offered): boolean {
    return transfer !== undefined && this.keys.transferSecrets.some((secret) => isSame(codeBy(secret, _id, transfer.id), code));
  }
}

function codeBy(secret: Buffer, registrationId: string, offerId: string): string {
  const digest = createHmac('sha256', secret).update(`${registrationId} ${offerId}`).digest();
  return `${packed(registrationId)}${digest.toString('base64url', 0, SEAL_BYTES)}`;
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpacked(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
