import { timingSafeEqual } from 'node:crypto';
import { Keyring } from './keyring';

/** Whose registration a link is about. */
export interface LinkedRegistration {
  readonly registrationId: string;
  readonly residentId: string;
}

const ID_BYTES = 16;
/** Two ids and a seal. */
const TOKEN = /^[\w-]{87}$/;

/**
 * Addresses by which whoever waits for an event gives that up without signing in. They are good for that alone, as long as the registration waits or is offered a
 * place; what they are about stands in them, sealed, and nothing is kept.
 */
export class LeaveLinks {
  readonly #origin: string;
  readonly #keyring: Keyring;

  /** `publicUrl` is where browsers reach the gateway; undefined or empty where that is not known, and then there are no links. */
  constructor(publicUrl: string | undefined, keyring: Keyring) {
    this.#origin = (publicUrl ?? '').replace(/\/+$/, '');
    this.#keyring = keyring;
  }

  /** The address for this registration, the same each time; undefined where browsers cannot be told where to go. */
  to(linked: LinkedRegistration): string | undefined {
    return this.#origin === '' ? undefined : `${this.#origin}/leave/${this.tokenOf(linked)}`;
  }

  /** What the token of such an address stands for; undefined for one that was not given out. */
  read(token: string): LinkedRegistration | undefined {
    if (!TOKEN.test(token)) return undefined;
    const linked = { registrationId: unpacked(token.slice(0, 22)), residentId: unpacked(token.slice(22, 44)) };
    return timingSafeEqual(Buffer.from(token), Buffer.from(this.tokenOf(linked))) ? linked : undefined;
  }

  private tokenOf(linked: LinkedRegistration): string {
    return `${packed(linked.registrationId)}${packed(linked.residentId)}${this.sealOf(linked)}`;
  }

  /** Ids are no secret; the seal is what nobody else can make. */
  private sealOf({ registrationId, residentId }: LinkedRegistration): string {
    return this.#keyring.lookupHash('leave link', `${registrationId} ${residentId}`);
  }
}

const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpacked(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex', 0, ID_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
