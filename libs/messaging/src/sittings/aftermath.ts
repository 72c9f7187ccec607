import { isDuplicateKey } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { SittingRecord } from '../handlers/together';
import { InboxStore } from '../inbox/inbox.store';
import { OutboxStore } from '../outbox/outbox.store';
import { OutboxRelay } from '../outbox/outbox-relay';

/** Carries out what the record of a sitting says: answers are remembered, messages sent. */
@Injectable()
export class Aftermath {
  constructor(
    private readonly inbox: InboxStore,
    private readonly outbox: OutboxStore,
    private readonly relay: OutboxRelay,
  ) {}

  /** Resolves when both are safe; once more does no harm: what is remembered stays, and listeners know the messages by their ids. */
  async carryOut({ rowId, answers, messages }: SittingRecord): Promise<void> {
    await Promise.all([this.inbox.remember(answers), messages.length > 0 && this.send(rowId, messages)]);
  }

  private async send(_id: string, messages: SittingRecord['messages']): Promise<void> {
    const row = { _id, messages: [...messages], relay: this.relay.name };
    try {
      await this.outbox.insert(row);
      this.relay.wake(row);
    } catch (error) {
      if (isDuplicateKey(error)) return;
      this.relay.doubt(row);
      throw error;
    }
  }
}
