import { Backlog } from './backlog';
import { OutboxStore } from './outbox.store';
import { LEASE_MS, RelayLeaseStore } from './relay-lease.store';

/** Relays whose rows are taken over at a time. */
const AT_ONCE = 20;

/** Keeps the lease of a relay, and takes over the rows of those that have fallen silent. */
export class Adoption {
  private leasedUntil = 0;

  constructor(
    private readonly relay: string,
    private readonly leases: RelayLeaseStore,
    private readonly rows: OutboxStore,
  ) {}

  /** Whether others know that the relay lives. */
  get isLeased(): boolean {
    return Date.now() < this.leasedUntil;
  }

  async renew(): Promise<void> {
    const until = Date.now() + LEASE_MS;
    await this.leases.renew(this.relay);
    this.leasedUntil = until;
  }

  /** Of each silent relay one other takes the rows over, all of them; they are left in its backlog. */
  async takeOver(backlog: Backlog): Promise<void> {
    for (let count = 0; count < AT_ONCE; count++) {
      const silent = await this.leases.claimSilent();
      if (!silent) return;
      if (silent._id === this.relay) continue;
      if (await this.rows.hand(silent._id, this.relay)) backlog.leaveAll();
      await this.leases.settle(silent);
    }
  }

  /** Stops; with rows left behind, others may take them over at once. Never rejects. */
  async end({ leavesRows }: { leavesRows: boolean }): Promise<void> {
    const ending = leavesRows ? this.leases.release(this.relay) : this.leases.forget(this.relay);
    await ending.catch(() => undefined);
  }
}
