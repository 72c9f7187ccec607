import { normalMobileNumber } from '@linli/contracts';
import { TooManySignIns } from '@linli/contracts/gateway';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { Throttle } from './throttle';
import { FROM_ALL_ADDRESSES, FROM_ONE_ADDRESS } from './tries';

/** Slows the guessing of passwords down. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly throttle: Throttle,
    private readonly keyring: Keyring,
  ) {}

  /** Counts a try before it is made; throws TooManySignIns while it has to be waited. */
  async begin(phone: string, address: string): Promise<void> {
    await this.throttle.count(this.keyOf(phone, address), FROM_ONE_ADDRESS, TooManySignIns);
    await this.throttle.count(this.keyOf(phone), FROM_ALL_ADDRESSES, TooManySignIns);
  }

  /** Forgets the tries of whoever succeeded. */
  async succeed(phone: string, address: string): Promise<void> {
    await this.throttle.forget([this.keyOf(phone, address), this.keyOf(phone)]);
  }

  /** Phone numbers are not kept in the clear here either. */
  private keyOf(phone: string, ...address: string[]): string {
    return this.keyring.lookupHash('sign-in tries', [normalMobileNumber(phone), ...address].join(' '));
  }
}
