import { DeclaredError, FieldError, Params } from '@linli/contracts';
import { Clock } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { oneMore, Patience, stillToWait } from './tries';
import { TriesStore } from './tries.store';

/** So often a try is counted anew because others were counted at the same moment; so many at once are a guesser. */
const RIVALS = 10;

type Refusal = new (params?: Params, fields?: readonly FieldError[]) => DeclaredError;

/** What is counted, and of whom: a number, an address, an account. */
export interface Counted {
  readonly kind: string;
  readonly value: string;
}

/** Slows down who does something again and again, with growing delays, on all replicas together; nobody is kept in the clear. */
@Injectable()
export class Throttle {
  constructor(
    private readonly store: TriesStore,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Counts a try before it is made; answers how long, in milliseconds, the next has to wait. Throws the refusal while it has to be waited. */
  async count(counted: Counted, patience: Patience, refusal: Refusal): Promise<number> {
    const id = this.keyOf(counted);
    for (let rival = 0; rival < RIVALS; rival++) {
      const [before, now] = [await this.store.find(id), this.clock.now()];
      const wait = before ? stillToWait(before, { patience, now }) : 0;
      if (wait > 0) throw new refusal({ retryAfterSeconds: Math.ceil(wait / 1000) });
      const after = oneMore(id, before, { patience, now });
      if (await this.store.count(before, after)) return after.blockedUntil.getTime() - now.getTime();
    }
    throw new refusal({ retryAfterSeconds: Math.ceil(patience.firstMs / 1000) });
  }

  /** What was counted is not to count after all; the next has not to wait. */
  takeBack(counted: Counted): Promise<void> {
    return this.store.takeBack(this.keyOf(counted), this.clock.now());
  }

  forget(...counted: readonly Counted[]): Promise<void> {
    return this.store.forget(counted.map((one) => this.keyOf(one)));
  }

  private keyOf({ kind, value }: Counted): string {
    return this.keyring.lookupHash(kind, value);
  }
}
