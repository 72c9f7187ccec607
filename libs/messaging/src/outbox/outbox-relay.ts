import { newId } from '@linli/persistence';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Broker } from '../broker/broker';
import { crashPoint } from '../on-purpose';
import { BROKER } from '../tokens';
import { OutboxRow } from './outbox.schema';
import { OutboxStore } from './outbox.store';

// Several sweeps fit into one lease, so a relay that lives keeps what it has in hand.
const SWEEP_MS = 1_000;
const IN_HAND = 2_000;
const TAKE_OVER = 500;

/**
 * Sends what transactions have put in the outbox: at once when woken after a commit, and by sweeping up what a crashed or
 * disturbed relay has left. A row is removed only after the broker has confirmed all its messages.
 */
@Injectable()
export class OutboxRelay {
  private readonly log = new Logger(OutboxRelay.name);
  private readonly relay = newId();
  private readonly inHand = new Map<string, Promise<void>>();
  private confirmed: string[] = [];
  private removing: Promise<void> | undefined;
  private sweeping: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly store: OutboxStore,
  ) {}

  /** The name under which this relay leases rows. */
  get name(): string {
    return this.relay;
  }

  /** Begins to sweep up what was left behind; to be called once all listeners that share the broker's process are there. */
  start(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => {
        this.sweeping = undefined;
      });
    }, SWEEP_MS);
  }

  /** Sends a committed row; when too many are in hand it stays for a later sweep, so that memory is bounded. */
  wake(row: OutboxRow): void {
    if (this.inHand.size >= IN_HAND || this.inHand.has(row._id)) return;
    const sending = this.send(row).finally(() => this.inHand.delete(row._id));
    this.inHand.set(row._id, sending);
  }

  /** Stops sweeping and resolves when what is in hand has been sent and removed, or `withinMs` have passed. */
  async stop(withinMs: number): Promise<void> {
    clearInterval(this.timer);
    const settled = async () => {
      await this.sweeping;
      await Promise.all(this.inHand.values());
      await this.removing;
    };
    await Promise.race([settled(), new Promise((done) => setTimeout(done, withinMs).unref())]);
  }

  private async send(row: OutboxRow): Promise<void> {
    try {
      crashPoint('before-publish');
      // Published in one go and in order: the broker's channel keeps it.
      await Promise.all(row.messages.map((message) => this.broker.publish(message)));
      crashPoint('after-publish');
      this.confirmed.push(row._id);
      this.removing ??= this.removeConfirmed();
      await this.removing;
    } catch (error) {
      this.log.warn(`Outbox row ${row._id} stays for a later sweep: ${(error as Error).message}`);
    }
  }

  /** One delete for all rows that were confirmed while the last one ran. */
  private async removeConfirmed(): Promise<void> {
    try {
      await new Promise(setImmediate);
      while (this.confirmed.length > 0) await this.store.remove(this.confirmed.splice(0));
    } finally {
      this.removing = undefined;
    }
  }

  private async sweep(): Promise<void> {
    try {
      if (this.inHand.size > 0) await this.store.renew(this.relay, [...this.inHand.keys()]);
      const room = IN_HAND - this.inHand.size;
      if (room <= 0) return;
      for (const row of await this.store.takeOver(this.relay, Math.min(TAKE_OVER, room))) this.wake(row);
    } catch (error) {
      this.log.warn(`Outbox sweep failed, next in ${SWEEP_MS} ms: ${(error as Error).message}`);
    }
  }
}
