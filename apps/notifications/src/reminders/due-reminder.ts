import { Occasion, ProgrammeSession } from '../diary/occasion';
import { beginningAt, ownSessions } from '../diary/own-sessions';
import { Participation } from '../diary/participation';
import { following, isWorthSaying, participationIdOf, Reminder, Timing } from './reminder';

/** A reminder whose time has come, and what it is of. */
export interface DueReminder {
  readonly reminder: Reminder;
  /** Unknown only where what it was about is no more. */
  readonly occasion?: Occasion;
  /** The sessions of the person, where the occasion has any. */
  readonly own?: readonly ProgrammeSession[];
}

/** The reminders with what they are of. */
export function withTheirOwn(
  reminders: readonly Reminder[],
  occasions: readonly Occasion[],
  participations: readonly Participation[],
): DueReminder[] {
  const byId = new Map(occasions.map((occasion) => [occasion._id, occasion]));
  const people = new Map(participations.map((participation) => [participation._id, participation]));
  return reminders.map((reminder) => {
    const [occasion, participation] = [byId.get(reminder.occasionId), people.get(participationIdOf(reminder))];
    const own = occasion && participation && ownSessions(participation, occasion);
    return { reminder, ...(occasion && { occasion }), ...(own && { own }) };
  });
}

/** Whether it still helps to say it, and what it reminds of still takes place. */
export const isTimely = ({ reminder, own }: DueReminder, now: Date): boolean =>
  isWorthSaying(reminder, now) && (own === undefined || beginningAt(own, reminder.at).length > 0);

/** When the person is reminded of the session after this one; undefined where there is none. */
export const nextAfter = ({ reminder, occasion, own }: DueReminder, now: Date): Timing | undefined =>
  occasion && own && following(reminder, { ...occasion, own }, now);
