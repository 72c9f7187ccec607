import { normalMobileNumber } from '@linli/contracts';
import { TooManySignIns } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { FROM_ALL_ADDRESSES, FROM_ONE_ADDRESS, oneMore, Patience, stillToWait } from './tries';
import { TriesStore } from './tries.store';

/** So often a try is counted anew because others were counted at the same moment; so many at once are a guesser. */
const RIVALS = 10;

/** Slows the guessing of passwords down with growing delays, on all replicas together. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly store: TriesStore,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Counts a try before it is made; throws TooManySignIns while it has to be waited. */
  async begin(phone: string, address: string): Promise<void> {
    await this.count(this.keyOf(phone, address), FROM_ONE_ADDRESS);
    await this.count(this.keyOf(phone), FROM_ALL_ADDRESSES);
  }

  /** Forgets the tries of whoever succeeded. */
  async succeed(phone: string, address: string): Promise<void> {
    await this.store.forget([this.keyOf(phone, address), this.keyOf(phone)]);
  }

  private async count(id: string, patience: Patience): Promise<void> {
    for (let rival = 0; rival < RIVALS; rival++) {
      const [before, now] = [await this.store.find(id), this.clock.now()];
      const wait = before ? stillToWait(before, { patience, now }) : 0;
      if (wait > 0) throw new TooManySignIns({ retryAfterSeconds: Math.ceil(wait / 1000) });
      if (await this.store.count(before, oneMore(id, before, { patience, now }))) return;
    }
    throw new TooManySignIns({ retryAfterSeconds: Math.ceil(patience.firstMs / 1000) });
  }

  /** Phone numbers are not kept in the clear here either. */
  private keyOf(phone: string, ...address: string[]): string {
    return this.keyring.lookupHash('sign-in tries', [normalMobileNumber(phone), ...address].join(' '));
  }
}
