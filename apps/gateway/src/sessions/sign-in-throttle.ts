import { normalMobileNumber } from '@linli/contracts';
import { TooManySignIns } from '@linli/contracts/gateway';
import { Injectable } from '@nestjs/common';
import { networkOf } from '../limits/network';
import { Counted, Throttle } from './throttle';
import { FROM_ALL_ADDRESSES, FROM_ONE_ADDRESS } from './tries';

/** Slows the guessing of passwords down. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly throttle: Throttle) {}

  /** Counts a try before it is made; throws TooManySignIns while it has to be waited. */
  async begin(phone: string, address: string): Promise<void> {
    await this.throttle.count(triesWith(phone, address), FROM_ONE_ADDRESS, TooManySignIns);
    await this.throttle.count(triesWith(phone), FROM_ALL_ADDRESSES, TooManySignIns);
  }

  /** Forgets the tries of whoever succeeded. */
  async succeed(phone: string, address: string): Promise<void> {
    await this.throttle.forget(triesWith(phone, address), triesWith(phone));
  }
}

const triesWith = (phone: string, ...address: string[]): Counted => ({
  kind: 'sign-in tries',
  value: [normalMobileNumber(phone), ...address.map(networkOf)].join(' '),
});
