import { Transactions } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { OccasionStore } from '../diary/occasion.store';
import { NoticeStore } from '../notices/notice.store';
import { RecipientStore } from '../recipients/recipient.store';
import { lettersOf } from './delivery';
import { DueReminder, isTimely } from './due-reminder';
import { ReminderStore } from './reminder.store';

@Injectable()
export class DeliveryStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly reminders: ReminderStore,
    private readonly occasions: OccasionStore,
    private readonly recipients: RecipientStore,
    private readonly notices: NoticeStore,
  ) {}

  /**
   * Says what is due and still of use, drops what is not, at most `limit` of them in a transaction of its own, and resolves
   * with how many there were. However many do this at once, each reminder is dealt with once: of two that want the same
   * one, one conflicts and looks again, at what the time is then.
   */
  deliverDue(clock: { now(): Date }, limit: number): Promise<number> {
    return this.transactions.run(async () => {
      const now = clock.now();
      const due = await this.dueWithOccasions(now, limit);
      const timely = due.filter((one) => isTimely(one, now));
      await this.reminders.settle(timely, 'delivered');
      await this.reminders.settle(
        due.filter((one) => !timely.includes(one)),
        'dropped',
      );
      await this.reminders.goOn(due, now);
      await this.say(timely, now);
      return due.length;
    });
  }

  /** What has sessions is held: whoever comes to others, or others to it, meanwhile makes this conflict. */
  private async dueWithOccasions(now: Date, limit: number): Promise<DueReminder[]> {
    const due = await this.reminders.due(now, limit);
    if (due.length === 0) return [];
    const occasions = await this.occasions.withIdsHeld([...new Set(due.map(({ occasionId }) => occasionId))]);
    return this.reminders.withTheirOwn(due, occasions);
  }

  private async say(due: readonly DueReminder[], now: Date): Promise<void> {
    if (due.length === 0) return;
    const reminders = due.map(({ reminder }) => reminder);
    const units = reminders.filter(({ kind }) => kind === 'request-due-soon').map(({ recipientId }) => recipientId);
    const members = units.length > 0 ? await this.recipients.membersOf([...new Set(units)]) : [];
    await this.notices.deliver(lettersOf(due, members), now);
  }
}
