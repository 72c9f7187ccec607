import { createHmac } from 'node:crypto';
import { SingleSignOnExpired } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import { GatewayConfig } from '../config';

/** A sign-in that has been begun in a browser, and is to be finished in it. */
export interface Attempt {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/** How long it may take. */
export const ATTEMPT_SECONDS = 600;

/** Keeps attempts with the browsers that have begun them, encrypted: the store knows nothing of them. */
@Injectable()
export class Attempts {
  private readonly key: Uint8Array;

  constructor(
    { TOKEN_SECRET }: GatewayConfig,
    private readonly clock: Clock,
  ) {
    this.key = createHmac('sha256', TOKEN_SECRET).update('linli single sign-on').digest();
  }

  write(attempt: Attempt): Promise<string> {
    const end = Math.floor(this.clock.now().getTime() / 1000) + ATTEMPT_SECONDS;
    return new EncryptJWT({ ...attempt })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(end)
      .encrypt(this.key);
  }

  /** Throws SingleSignOnExpired where it is none of ours, or too old. */
  async read(text: string | undefined): Promise<Attempt> {
    const options = { currentDate: this.clock.now(), keyManagementAlgorithms: ['dir'], requiredClaims: ['exp'] };
    const { payload } = await jwtDecrypt<JWTPayload & Attempt>(text ?? '', this.key, options).catch(() => {
      throw new SingleSignOnExpired();
    });
    return payload;
  }
}
