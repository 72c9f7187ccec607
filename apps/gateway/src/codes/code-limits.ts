import { normalMobileNumber } from '@linli/contracts';
import { TooManyCodes } from '@linli/contracts/gateway';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { Throttle } from '../sessions/throttle';
import { CODES_A_DAY, CODES_FROM_ONE_ADDRESS, CODES_TO_ONE_NUMBER } from './one-time-code';

/** Bounds how many codes are sent, to one number and for one address; neither is kept in the clear. */
@Injectable()
export class CodeLimits {
  constructor(
    private readonly throttle: Throttle,
    private readonly keyring: Keyring,
  ) {}

  /** Counts a code before it is made; answers how long, in milliseconds, the next to the number has to wait. Throws TooManyCodes. */
  async count(phone: string, address: string): Promise<number> {
    await this.throttle.count(this.keyring.lookupHash('codes from', address), CODES_FROM_ONE_ADDRESS, TooManyCodes);
    // First the shorter wait: what it refuses does not count for the day.
    const waitMs = await this.throttle.count(this.keyOf('codes to', phone), CODES_TO_ONE_NUMBER, TooManyCodes);
    await this.throttle.count(this.keyOf('codes a day to', phone), CODES_A_DAY, TooManyCodes);
    return waitMs;
  }

  /** A code to the number was used: the next does not wait longer for those before. */
  async forgive(phone: string): Promise<void> {
    await this.throttle.forget([this.keyOf('codes to', phone)]);
  }

  private keyOf(kind: string, phone: string): string {
    return this.keyring.lookupHash(kind, normalMobileNumber(phone));
  }
}
