import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { RevocationStore } from './revocation.store';
import { TOKEN_SECONDS } from './token-times';

const TICK_MS = 1_000;
const KEPT_MS = TOKEN_SECONDS * 1000;
/** Clocks of replicas differ, and a transaction is seen later than its time says. */
const OVERLAP_MS = 60_000;

/** Knows which tokens are void although they have not expired: at once where it was decided, within a second on other replicas. */
@Injectable()
export class Revocations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Revocations.name);
  private readonly reading = new Recurring(
    () => this.read(),
    ({ message }) => this.log.error(`Revocations cannot be read: ${message}`),
  );
  private readonly voidBefore = new Map<string, number>();
  private readUntil = 0;

  constructor(
    private readonly store: RevocationStore,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.reading.wake();
    this.reading.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.reading.stop();
  }

  /** Voids what was issued before the moment, within a second of the commit of the transaction that it is called in. */
  async write(ids: readonly string[], before: Date): Promise<void> {
    await this.store.add(ids, before);
  }

  /** Voids at once what was issued before the moment to these accounts or sessions. */
  async revoke(ids: readonly string[], before: Date): Promise<void> {
    await this.write(ids, before);
    for (const id of ids) this.remember(id, before.getTime());
  }

  /** Whether a token issued at that moment, in milliseconds, to the account in the session is void. */
  isVoid(issuedMs: number, ...ids: readonly string[]): boolean {
    return ids.some((id) => issuedMs < (this.voidBefore.get(id) ?? 0));
  }

  /** Reads what others, or a transaction that has just committed, have written. */
  private async read(): Promise<void> {
    const now = this.clock.now().getTime();
    const from = Math.max(now - KEPT_MS, Math.min(this.readUntil, now) - OVERLAP_MS);
    for (const { _id, before } of await this.store.since(new Date(from))) this.remember(_id, before.getTime());
    this.readUntil = now;
    this.forget(now - KEPT_MS);
  }

  private remember(id: string, before: number): void {
    if (before > (this.voidBefore.get(id) ?? 0)) this.voidBefore.set(id, before);
  }

  private forget(older: number): void {
    for (const [id, before] of this.voidBefore) if (before < older) this.voidBefore.delete(id);
  }
}
