import { DeclaredError, FieldError, Params } from '@linli/contracts';
import { Clock } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { oneMore, Patience, stillToWait, waitMs } from './tries';
import { TriesStore } from './tries.store';

/** So often a try is counted anew because others were counted at the same moment; so many at once are a guesser. */
const RIVALS = 10;

type Refusal = new (params?: Params, fields?: readonly FieldError[]) => DeclaredError;

/** Slows down who does something again and again, with growing delays, on all replicas together. */
@Injectable()
export class Throttle {
  constructor(
    private readonly store: TriesStore,
    private readonly clock: Clock,
  ) {}

  /** Counts a try before it is made; answers how long, in milliseconds, the next has to wait. Throws the refusal while it has to be waited. */
  async count(id: string, patience: Patience, refusal: Refusal): Promise<number> {
    for (let rival = 0; rival < RIVALS; rival++) {
      const [before, now] = [await this.store.find(id), this.clock.now()];
      const wait = before ? stillToWait(before, { patience, now }) : 0;
      if (wait > 0) throw new refusal({ retryAfterSeconds: Math.ceil(wait / 1000) });
      const counted = oneMore(id, before, { patience, now });
      if (await this.store.count(before, counted)) return waitMs(counted.count, patience);
    }
    throw new refusal({ retryAfterSeconds: Math.ceil(patience.firstMs / 1000) });
  }

  forget(ids: readonly string[]): Promise<void> {
    return this.store.forget(ids);
  }
}
