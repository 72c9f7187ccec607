import { newId, Transactions } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Outbox } from './handlers/message-context';
import { crashPoint } from './on-purpose';
import { OutboxRow } from './outbox/outbox.schema';
import { leaseEnd, OutboxStore } from './outbox/outbox.store';
import { OutboxRelay } from './outbox/outbox-relay';
import { Origin, PendingMessages } from './outbox/pending-messages';

/** A change and the messages that tell of it, as one: both are there after the commit, or neither. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: OutboxStore,
    private readonly relay: OutboxRelay,
  ) {}

  /** Runs `work` in a transaction, again after a conflict; its messages are on their way when this resolves. */
  async run<T>(origin: Origin, work: (outbox: Outbox) => Promise<T>): Promise<T> {
    const { result, row } = await this.transactions.run(async () => {
      const pending = new PendingMessages(origin);
      const result = await work(pending);
      const row = this.rowOf(pending);
      if (row) await this.store.insert(row);
      crashPoint('before-write');
      return { result, row };
    });
    crashPoint('after-write');
    if (row) this.relay.wake(row);
    return result;
  }

  private rowOf({ messages }: PendingMessages): OutboxRow | undefined {
    return messages.length > 0 ? { _id: newId(), messages, relay: this.relay.name, leasedUntil: leaseEnd() } : undefined;
  }
}
