import { PageQuery } from '@linli/contracts';
import { ListMyReminders, MyReminderPage } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { viewOf } from './reminder';
import { ReminderStore } from './reminder.store';

@Handles(ListMyReminders)
export class ListMyRemindersHandler {
  constructor(private readonly reminders: ReminderStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<MyReminderPage> {
    const page = await this.reminders.pageByRecipient(actor.id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
