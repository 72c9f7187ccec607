import { Clock, Recurring } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { QUOTAS, Quota, Standing, standingOf, usedAt, windowAt } from './quota';
import { RateCountStore } from './rate-count.store';

const TICK_MS = 1_000;
/** Keys of which counts are kept at a time; the requests of further ones are counted together, those of each quota by themselves. */
const MOST_KEYS = 50_000;
const OTHERS = 'others';
/** Counts that are told to the other replicas at a time: a key with fewer requests is nowhere near its limit. */
const MOST_TOLD = 2_000;
const WORTH_TELLING = 5;

/** Requests of one key in one minute: here, of those what the others know, and what the others have counted. */
interface Count {
  own: number;
  told: number;
  others: number;
}

/** Counts requests by account and by address, over all replicas: by itself at once, with what the others have counted a second later. */
@Injectable()
export class RateLimits implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RateLimits.name);
  private readonly counts = new Map<string, Count>();
  private forgottenAt = 0;
  /** While it fails, each replica counts for itself. */
  private readonly exchanging = new Recurring(
    () => this.exchange(),
    ({ message }) => this.log.error(`Rate limits are not shared: ${message}`),
  );

  constructor(
    private readonly store: RateCountStore,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.exchanging.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.exchanging.stop();
  }

  /** Counts one request of the key; with nothing remaining it is one too many. */
  count(quota: Quota, key: string): Standing & { readonly isOver: boolean } {
    const [now, name] = [this.clock.now().getTime(), `${quota.name} ${key}`];
    const count = this.of(`${windowAt(now)} ${name}`, quota);
    const before = this.counts.get(`${windowAt(now) - 1} ${name}`);
    const used = usedAt(now, { current: count.own + count.others, before: before ? before.own + before.others : 0 });
    const isOver = used >= quota.perMinute;
    // What is refused does not count: who slows down gets through again.
    if (!isOver) count.own++;
    return { ...standingOf(quota, used + (isOver ? 0 : 1), now), isOver };
  }

  private of(key: string, quota: Quota): Count {
    const name = this.counts.has(key) || this.counts.size < MOST_KEYS ? key : `${OTHERS} ${quota.name}`;
    const count = this.counts.get(name) ?? { own: 0, told: 0, others: 0 };
    this.counts.set(name, count);
    return count;
  }

  /** Tells the store what was counted here and hears what was counted elsewhere. */
  private async exchange(): Promise<void> {
    const now = this.clock.now();
    this.forget(windowAt(now.getTime()));
    const due = [...this.counts].filter(([key, { own, told }]) => !isOfOthers(key) && own > told && own >= WORTH_TELLING);
    const telling = new Map(due.slice(0, MOST_TOLD).map(([key, { own, told }]) => [key, own - told]));
    if (telling.size > 0) await this.tell(telling, now);
  }

  private async tell(telling: ReadonlyMap<string, number>, now: Date): Promise<void> {
    const names = new Map([...telling.keys()].map((key) => [this.hashed(key), key]));
    const totals = await this.store.add(new Map([...telling].map(([key, count]) => [this.hashed(key), count])), now);
    for (const [hash, key] of names) {
      const count = this.counts.get(key);
      if (!count) continue;
      count.told += telling.get(key) as number;
      count.others = Math.max(0, (totals.get(hash) ?? 0) - count.told);
    }
  }

  /** Addresses are personal data: the store knows their hashes. */
  private hashed(key: string): string {
    const [window] = key.split(' ', 1);
    return `${window} ${this.keyring.lookupHash('rate limit', key)}`;
  }

  /** Looks through the keys once a window, for there may be very many. */
  private forget(window: number): void {
    for (const name of QUOTAS) this.counts.delete(`${OTHERS} ${name}`);
    if (window === this.forgottenAt) return;
    this.forgottenAt = window;
    for (const key of this.counts.keys()) if (Number(key.split(' ', 1)[0]) < window - 1) this.counts.delete(key);
  }
}

const isOfOthers = (key: string): boolean => key.startsWith(OTHERS);
