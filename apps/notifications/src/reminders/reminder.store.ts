import { PageQuery } from '@linli/contracts';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Occasion } from '../diary/occasion';
import { Participation } from '../diary/participation';
import { kindsFor, Reminder, reminderId, remindersOf, timingOf } from './reminder';
import { REMINDER } from './reminder.schema';

@Injectable()
export class ReminderStore {
  constructor(@InjectModel(REMINDER) private readonly reminders: Model<Reminder>) {}

  /** Plans the reminders of somebody who takes part from now on. */
  async plan(participation: Participation, occasion: Occasion, now: Date): Promise<void> {
    await this.reminders.insertMany(remindersOf(participation, occasion, now), { lean: true });
  }

  /** Forgets the reminders of somebody who no longer takes part. */
  async forget(participation: Participation, occasion: Occasion): Promise<void> {
    await this.reminders.deleteMany({ _id: { $in: kindsFor(occasion).map((kind) => reminderId(participation, kind)) } });
  }

  /** Moves the reminders of everybody to what the occasion is now: one write for each kind, however many people there are. */
  async follow(occasion: Occasion, now: Date): Promise<void> {
    for (const kind of kindsFor(occasion)) {
      const timing = timingOf(kind, occasion, now);
      const concerned = { occasionId: occasion._id, kind };
      await this.reminders.updateMany(timing.state === 'planned' ? concerned : { ...concerned, state: 'planned' }, timing);
    }
  }

  /** The person's reminders, the latest first. */
  pageByRecipient(recipientId: string, page: PageQuery): Promise<Page<Reminder>> {
    return pageOf(this.reminders, { recipientId }, { ...page, by: 'dueAt', direction: -1 });
  }

  /** Those whose time has come, longest due first. */
  due(now: Date, limit: number): Promise<Reminder[]> {
    return this.reminders
      .find({ state: 'planned', dueAt: { $lte: now } })
      .sort({ dueAt: 1 })
      .limit(limit)
      .lean<Reminder[]>();
  }

  /** Inside a transaction whoever else changed one of them since they were read makes this conflict. */
  async settle(reminders: readonly Reminder[], state: 'delivered' | 'dropped'): Promise<void> {
    if (reminders.length > 0) await this.reminders.updateMany({ _id: { $in: reminders.map(({ _id }) => _id) } }, { state });
  }
}
