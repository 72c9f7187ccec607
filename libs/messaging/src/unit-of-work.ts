import { newId, Transactions } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Message } from './broker/message';
import { Outbox } from './handlers/message-context';
import { crashPoint } from './on-purpose';
import { OutboxRow } from './outbox/outbox.schema';
import { OutboxStore } from './outbox/outbox.store';
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

  /**
   * Runs `work` in a transaction, again after a conflict; its messages are on their way when this resolves. Throws
   * ServiceUnavailable where it may publish and the outbox is full.
   */
  run<T>(origin: Origin, work: (outbox: Outbox) => Promise<T>): Promise<T> {
    return this.runAll([origin], ([outbox]) => work(outbox as Outbox));
  }

  /** The same for several messages that are handled in one transaction, each with an outbox of its own. */
  async runAll<T>(origins: readonly Origin[], work: (outboxes: readonly Outbox[]) => Promise<T>): Promise<T> {
    await this.relay.admit({ mayPublish: origins.some(({ publishes }) => publishes.length > 0) });
    const written: { row?: OutboxRow } = {};
    try {
      const result = await this.transactions.run(() => this.attempt(origins, work, written));
      crashPoint('after-write');
      if (written.row) this.relay.wake(written.row);
      return result;
    } catch (error) {
      this.relay.doubt(written.row);
      throw error;
    }
  }

  private async attempt<T>(
    origins: readonly Origin[],
    work: (outboxes: readonly Outbox[]) => Promise<T>,
    written: { row?: OutboxRow },
  ): Promise<T> {
    // An attempt before this one may have been committed all the same, where only the answer was lost.
    this.relay.doubt(written.row);
    written.row = undefined;
    const pending = origins.map((origin) => new PendingMessages(origin));
    const result = await work(pending);
    const row = this.rowOf(pending.flatMap(({ messages }) => messages));
    if (row) await this.store.insert(row);
    written.row = row;
    crashPoint('before-write');
    return result;
  }

  private rowOf(messages: Message[]): OutboxRow | undefined {
    return messages.length > 0 ? { _id: newId(), messages, relay: this.relay.name } : undefined;
  }
}
