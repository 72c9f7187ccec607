import { timingSafeEqual } from 'node:crypto';
import { RegistrationView } from '@linli/contracts/events';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { GatewayConfig } from '../config';
import { publicOrigin } from '../single-sign-on/single-sign-on-settings';

/** Whose registration a link is about. */
export interface LinkedRegistration {
  readonly registrationId: string;
  readonly residentId: string;
}

const ID_BYTES = 16;
const TOKEN = /^[\w-]{22}[\w-]{22}([\w-]{43})$/;

/** Addresses by which people reach the platform from elsewhere, such as from their calendar. */
@Injectable()
export class PublicLinks {
  /** Where browsers reach the gateway; empty where that is not known. */
  readonly origin: string;

  constructor(
    config: GatewayConfig,
    private readonly keyring: Keyring,
  ) {
    this.origin = publicOrigin(config);
  }

  /** Where whoever waits gives that up without signing in; undefined where they do not wait, or the origin is not known. */
  toLeave({ id, residentId, status }: RegistrationView): string | undefined {
    const waits = status === 'waiting' || status === 'offered';
    return waits && this.origin !== '' ? `${this.origin}/leave/${this.tokenOf({ registrationId: id, residentId })}` : undefined;
  }

  /** What the token of such an address stands for; undefined for one that was not given out. */
  read(token: string): LinkedRegistration | undefined {
    const [, seal] = TOKEN.exec(token) ?? [];
    if (seal === undefined) return undefined;
    const linked = { registrationId: unpacked(token.slice(0, 22)), residentId: unpacked(token.slice(22, 44)) };
    return timingSafeEqual(Buffer.from(seal), Buffer.from(this.sealOf(linked))) ? linked : undefined;
  }

  private tokenOf(linked: LinkedRegistration): string {
    return `${packed(linked.registrationId)}${packed(linked.residentId)}${this.sealOf(linked)}`;
  }

  /** Ids are no secret; the seal is what nobody else can make. */
  private sealOf({ registrationId, residentId }: LinkedRegistration): string {
    return this.keyring.lookupHash('leave link', `${registrationId} ${residentId}`);
  }
}

const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpacked(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex', 0, ID_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
