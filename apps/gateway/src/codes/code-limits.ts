import { normalMobileNumber } from '@linli/contracts';
import { TooManyCodes } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { networkOf } from '../limits/network';
import { Counted, Throttle } from '../sessions/throttle';
import { CODES_A_DAY, CODES_FROM_ONE_ADDRESS, CODES_TO_ONE_NUMBER } from './one-time-code';

/** Bounds how many codes are sent, to one number and for one address. */
@Injectable()
export class CodeLimits {
  constructor(private readonly throttle: Throttle) {}

  /** Counts a code before it is made; answers how long, in milliseconds, the next to the number has to wait. Throws TooManyCodes. */
  async count(phone: string, address: string): Promise<number> {
    await this.throttle.count({ kind: 'codes from', value: networkOf(address) }, CODES_FROM_ONE_ADDRESS, TooManyCodes);
    // First the shorter wait: what it refuses does not count for the day.
    const waitMs = await this.throttle.count(codes('to', phone), CODES_TO_ONE_NUMBER, TooManyCodes);
    await this.throttle.count(codes('a day to', phone), CODES_A_DAY, TooManyCodes);
    return waitMs;
  }

  /** A code to the number was used: the next does not wait longer for those before, and it is none of the day's. */
  async forgive(phone: string): Promise<void> {
    await this.throttle.forget(codes('to', phone));
    await this.throttle.takeBack(codes('a day to', phone));
  }
}

const codes = (kind: string, phone: string): Counted => ({ kind: `codes ${kind}`, value: normalMobileNumber(phone) });
