import { PageQuery } from '@linli/contracts';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Occasion } from '../diary/occasion';
import { ownSessions } from '../diary/own-sessions';
import { Participation, takesPart } from '../diary/participation';
import { ParticipationStore } from '../diary/participation.store';
import { DueReminder, nextAfter, withTheirOwn } from './due-reminder';
import { kindsFor, participationIdOf, Reminder, reminderId, remindersOf, suited, Timing, timingOf } from './reminder';
import { REMINDER } from './reminder.schema';

@Injectable()
export class ReminderStore {
  constructor(
    @InjectModel(REMINDER) private readonly reminders: Model<Reminder>,
    private readonly participations: ParticipationStore,
  ) {}

  /** Plans the reminders of somebody who takes part from now on. */
  async plan(participation: Participation, occasion: Occasion, now: Date): Promise<void> {
    await this.reminders.insertMany(remindersOf(participation, occasion, now), { lean: true });
  }

  /** Forgets the reminders of somebody who no longer takes part. */
  async forget(participation: Participation, occasion: Occasion): Promise<void> {
    await this.reminders.deleteMany({ _id: { $in: kindsFor(occasion).map((kind) => reminderId(participation, kind)) } });
  }

  /**
   * Moves the reminders of everybody to what the occasion is now: one write for each kind, however many people there are; where it has sessions,
   * one for each thousand people, who come to different ones.
   */
  async follow(occasion: Occasion, now: Date): Promise<void> {
    if (!occasion.programme) return this.followWhole(occasion, now);
    for await (const batch of this.participations.of(occasion._id)) await this.suit(batch.filter(takesPart), occasion, now);
  }

  /** Moves the reminders of these people to the sessions that are theirs now; nothing where the occasion has none. */
  async suit(people: readonly Participation[], occasion: Occasion, now: Date): Promise<void> {
    if (!occasion.programme || people.length === 0) return;
    const ids = people.flatMap((one) => kindsFor(occasion).map((kind) => reminderId(one, kind)));
    const known = await this.reminders.find({ _id: { $in: ids } }).lean<Reminder[]>();
    const byId = new Map(people.map((one) => [one._id, { ...occasion, own: ownSessions(one, occasion) ?? [] }]));
    const timings = known.map((reminder) => {
      const of = byId.get(participationIdOf(reminder));
      return [reminder, of && suited(reminder, of, now)] as const;
    });
    await this.move(timings);
  }

  /** After reminders of single sessions those of the next are planned. */
  async goOn(due: readonly DueReminder[], now: Date): Promise<void> {
    await this.move(due.map((one) => [one.reminder, nextAfter(one, now)] as const));
  }

  /** The reminders with what they are of, for which the people are read once. */
  async withTheirOwn(due: readonly Reminder[], occasions: readonly Occasion[]): Promise<DueReminder[]> {
    const withSessions = new Set(occasions.filter(({ programme }) => programme).map(({ _id }) => _id));
    const ids = due.filter(({ occasionId }) => withSessions.has(occasionId)).map(participationIdOf);
    return withTheirOwn(due, occasions, ids.length > 0 ? await this.participations.withIds([...new Set(ids)]) : []);
  }

  private async move(timings: readonly (readonly [Reminder, Timing | undefined])[]): Promise<void> {
    const writes = timings.flatMap(([{ _id }, timing]) =>
      timing ? [{ updateOne: { filter: { _id }, update: { $set: timing } } }] : [],
    );
    if (writes.length > 0) await this.reminders.bulkWrite(writes);
  }

  private async followWhole(occasion: Occasion, now: Date): Promise<void> {
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
  async settle(due: readonly DueReminder[], state: 'delivered' | 'dropped'): Promise<void> {
    const ids = due.map(({ reminder }) => reminder._id);
    if (ids.length > 0) await this.reminders.updateMany({ _id: { $in: ids } }, { state });
  }
}
