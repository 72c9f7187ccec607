import { createHmac } from 'node:crypto';
import { TooManySignIns } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { GatewayConfig } from '../config';
import { FROM_ALL_ADDRESSES, FROM_ONE_ADDRESS, oneMore, Patience, Tries } from './tries';
import { TriesStore } from './tries.store';

/** So often a try is counted anew because others were counted at the same moment; so many at once are a guesser. */
const RIVALS = 10;

/** Slows the guessing of passwords down with growing delays, on all replicas together. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly store: TriesStore,
    private readonly config: GatewayConfig,
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
      assertOpen(before, now);
      if (await this.store.count(before, oneMore(id, before, { patience, now }))) return;
    }
    throw new TooManySignIns({ retryAfterSeconds: Math.ceil(patience.firstMs / 1000) });
  }

  /** Phone numbers are not kept in the clear here either. */
  private keyOf(...words: string[]): string {
    return createHmac('sha256', this.config.TOKEN_SECRET)
      .update(`tries ${words.join(' ')}`)
      .digest('base64url');
  }
}

function assertOpen(tries: Tries | null, now: Date): void {
  if (tries && tries.blockedUntil > now)
    throw new TooManySignIns({ retryAfterSeconds: Math.ceil((tries.blockedUntil.getTime() - now.getTime()) / 1000) });
}
