import { ServiceUnavailable } from '@linli/contracts';
import { newId } from '@linli/persistence';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Broker } from '../broker/broker';
import { BROKER, OUTBOX_LIMIT } from '../tokens';
import { Adoption } from './adoption';
import { Backlog } from './backlog';
import { Dispatch } from './dispatch';
import { OutboxRow } from './outbox.schema';
import { OutboxStore } from './outbox.store';
import { RelayLeaseStore } from './relay-lease.store';
import { Removals } from './removals';

/** Several fit into one lease, so a relay that lives keeps it. */
const SWEEP_MS = 1_000;
/** Rows in memory. */
const IN_HAND = 2_000;
/** How often all rows of the relay are looked through. */
const LOOK_EVERY_MS = 30_000;
const POLL_MS = 20;
/** Saying goodbye to a store that does not answer. */
const LEAVE_WITHIN_MS = 2_000;

/**
 * Sends what transactions have put in the outbox: at once when woken after a commit, and by sweeps what did not fit into memory,
 * what the broker refused, and what relays have left that have fallen silent. A row is removed only after the broker has
 * confirmed all its messages.
 */
@Injectable()
export class OutboxRelay {
  /** The name under which this relay has its rows. */
  readonly name = newId();
  private readonly log = new Logger(OutboxRelay.name);
  private readonly inHand = new Set<string>();
  private readonly removals: Removals;
  private readonly dispatch: Dispatch;
  private readonly backlog: Backlog;
  private readonly adoption: Adoption;
  private sweepAt = 0;
  private lookAt = 0;
  /** Rows in the outbox when they were counted last, and those that were written since. */
  private rows = 0;
  /** Written since a count began. */
  private rowsMeanwhile = 0;
  private sweeping: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    private readonly store: OutboxStore,
    leases: RelayLeaseStore,
    @Inject(OUTBOX_LIMIT) private readonly limit: number,
  ) {
    this.removals = new Removals(store, (ids) => this.forget(ids));
    this.dispatch = new Dispatch(broker, (row) => this.removals.add(row));
    this.backlog = new Backlog(store, this.name);
    this.adoption = new Adoption(this.name, leases, store);
  }

  /**
   * To be awaited before a transaction: its row must not bear the name of a relay that nobody knows. Throws ServiceUnavailable
   * where it may publish and the outbox is full.
   */
  async admit({ mayPublish }: { mayPublish: boolean }): Promise<void> {
    if (mayPublish && this.rows >= this.limit) throw new ServiceUnavailable();
    if (!this.adoption.isLeased) await this.adoption.renew();
  }

  /** Begins to sweep; to be called once all listeners that share the broker's process are there. */
  start(): void {
    // A service that was stopped or killed may have left rows that did not find their way.
    this.sweepOnce();
    this.timer = setInterval(() => this.sweepOnce(), SWEEP_MS);
  }

  /** Sends a committed row; behind others that wait in the store it waits there too, so that memory is bounded and the order kept. */
  wake(row: OutboxRow): void {
    this.rows++;
    this.rowsMeanwhile++;
    if (this.inHand.size < IN_HAND && this.backlog.isEmpty) this.take(row);
    else this.leaveBehind(row);
  }

  /** The row may be in the store, or come to be there: whether its transaction was committed is not known. */
  doubt(row: OutboxRow | undefined): void {
    if (row) this.leaveBehind(row);
  }

  /** Stops sweeping and resolves when everything has been sent and removed, or `withinMs` have passed; others go on with the rest. */
  async stop(withinMs: number): Promise<void> {
    clearInterval(this.timer);
    const deadline = Date.now() + withinMs;
    while (this.isBusy && Date.now() < deadline) {
      this.sweepOnce();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    const left = this.adoption.end({ leavesRows: this.isBusy });
    await Promise.race([left, new Promise((resolve) => setTimeout(resolve, Math.min(withinMs, LEAVE_WITHIN_MS)).unref())]);
  }

  private get isBusy(): boolean {
    return this.inHand.size > 0 || !this.backlog.isEmpty || this.sweeping !== undefined;
  }

  private leaveBehind({ _id }: OutboxRow): void {
    this.backlog.leave(_id);
    if (this.timer && this.inHand.size < IN_HAND) this.sweepOnce();
  }

  private take(row: OutboxRow): void {
    if (this.inHand.has(row._id)) return;
    this.inHand.add(row._id);
    this.dispatch.send(row);
  }

  private forget(ids: readonly string[]): void {
    for (const id of ids) this.inHand.delete(id);
    this.rows = Math.max(0, this.rows - ids.length);
    if (!this.backlog.isEmpty && this.inHand.size < IN_HAND / 2) this.sweepOnce();
  }

  private sweepOnce(): void {
    this.sweeping ??= this.sweep().finally(() => {
      this.sweeping = undefined;
    });
  }

  private async sweep(): Promise<void> {
    try {
      if (Date.now() >= this.sweepAt) await this.everySecond();
      await this.catchUp();
    } catch (error) {
      this.log.warn(`Outbox sweep failed, next in ${SWEEP_MS} ms: ${(error as Error).message}`);
    }
  }

  private async everySecond(): Promise<void> {
    this.sweepAt = Date.now() + SWEEP_MS / 2;
    this.complain();
    this.removals.again();
    if (this.broker.isReady()) this.dispatch.again();
    await this.adoption.renew();
    await this.adoption.takeOver(this.backlog);
    this.lookForLate();
    await this.countRows();
  }

  /** What is written while the store counts is added: rather too many for a second than more than there may be. */
  private async countRows(): Promise<void> {
    this.rowsMeanwhile = 0;
    const counted = this.backlog.isEmpty && this.broker.isReady() ? this.inHand.size : await this.store.count(this.limit);
    this.rows = counted + this.rowsMeanwhile;
  }

  /** A commit that was given up may take effect later than anybody has looked for its row. */
  private lookForLate(): void {
    if (Date.now() < this.lookAt) return;
    this.lookAt = Date.now() + LOOK_EVERY_MS;
    this.backlog.leaveAll();
  }

  /** Reads on as long as there is room. */
  private async catchUp(): Promise<void> {
    while (!this.backlog.isEmpty && this.inHand.size < IN_HAND) {
      const rows = await this.backlog.read();
      for (const row of rows)
        if (this.inHand.size < IN_HAND) this.take(row);
        else this.backlog.leave(row._id);
    }
  }

  private complain(): void {
    const { count, last } = this.dispatch.takeRefusals();
    if (count > 0) this.log.warn(`${count} messages stay in the outbox for the next sweep: ${last?.message}`);
  }
}
