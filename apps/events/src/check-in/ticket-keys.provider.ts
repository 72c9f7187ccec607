import { createPrivateKey, createPublicKey, hkdfSync, KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { CheckInKeyView } from '@linli/contracts/events';
import { keysIn } from '@linli/personal-data';
import { Inject, Injectable } from '@nestjs/common';
import { TICKET_SETTINGS, TicketSettings } from '../ticket-settings';
import { readTicket, signedPart, Ticket } from './ticket';

interface TicketKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Makes the codes that are shown at places. */
  readonly placeSecret: Buffer;
  /** Makes the codes by which places are passed on. */
  readonly transferSecret: Buffer;
}

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs and verifies tickets by Ed25519. The first key signs, all of them verify. */
@Injectable()
export class TicketKeys {
  // Truly private, so that no log line or error report can hold a key.
  #keys: readonly TicketKey[] = [];

  constructor(@Inject(TICKET_SETTINGS) { TICKET_KEYS }: TicketSettings) {
    if (TICKET_KEYS !== undefined) this.use(TICKET_KEYS);
  }

  get areMissing(): boolean {
    return this.#keys.length === 0;
  }

  /** A new key in the form of the settings, with an id that no other has. */
  propose(): string {
    return `k${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
  }

  /** From now on these are the keys; throws where the text holds none. */
  use(keys: string): void {
    const seeds = keysIn(keys);
    if (!seeds) throw new Error('The keys of tickets are not of the form <id>:<32 bytes in base64>');
    this.#keys = [...seeds].map(([id, seed]) => {
      const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
      const secrets = { placeSecret: secretOf(seed, 'place code'), transferSecret: secretOf(seed, 'transfer code') };
      return { id, privateKey, publicKey: createPublicKey(privateKey), ...secrets };
    });
  }

  /** What the codes of places are made by; the first makes them, all of them read them. */
  get placeSecrets(): Buffer[] {
    return this.#keys.map(({ placeSecret }) => placeSecret);
  }

  /** What the codes of transfers are made by; the first makes them, all of them read them. */
  get transferSecrets(): Buffer[] {
    return this.#keys.map(({ transferSecret }) => transferSecret);
  }

  /** The text of the ticket, signed. */
  textOf(ticket: Ticket): string {
    const { id, privateKey } = this.signing;
    const signed = signedPart(ticket, id);
    return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  private get signing(): TicketKey {
    const [key] = this.#keys;
    if (!key) throw new Error('No key signs tickets yet');
    return key;
  }

  /** What the text says; undefined where none of the keys has signed it. */
  verified(text: string): Ticket | undefined {
    const read = readTicket(text);
    const key = this.#keys.find(({ id }) => id === read?.keyId);
    return read && key && verify(null, Buffer.from(read.signed), key.publicKey, read.signature) ? read.ticket : undefined;
  }

  /** The public keys, the one that signs first. */
  published(): CheckInKeyView[] {
    return this.#keys.map(({ id, publicKey }) => {
      const { x } = publicKey.export({ format: 'jwk' });
      return { id, algorithm: 'Ed25519', publicKey: x as string };
    });
  }
}

/** Nobody who sees codes learns anything of the key that signs tickets. */
const secretOf = (seed: Buffer, of: string): Buffer => Buffer.from(hkdfSync('sha256', seed, '', `linli ${of}`, 32));
