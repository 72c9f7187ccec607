import { Occasion } from '../diary/occasion';
import { Letter, News } from '../notices/notice';
import { Recipient } from '../recipients/recipient';
import { Reminder } from './reminder';

/** What the reminders say and to whom: to the person, or to each member of the unit. */
export function lettersOf(
  reminders: readonly Reminder[],
  occasions: readonly Occasion[],
  members: readonly Recipient[],
): Letter[] {
  const byId = new Map(occasions.map((occasion) => [occasion._id, occasion]));
  return reminders.flatMap((reminder) => {
    const occasion = byId.get(reminder.occasionId);
    if (!occasion) return [];
    return peopleOf(reminder, members).map((personId) => ({ personId, news: newsOf(reminder, occasion) }));
  });
}

function peopleOf({ kind, recipientId }: Reminder, members: readonly Recipient[]): string[] {
  if (kind !== 'request-due-soon') return [recipientId];
  return members.filter(({ memberOf }) => memberOf.includes(recipientId)).map(({ _id }) => _id);
}

/** Distinct by the time that it reminds of: after a move it may be said again, for one time only once. */
const newsOf = ({ kind, at }: Reminder, { _id, subjectKind, words }: Occasion): News =>
  ({ kind, subjectKind, subjectId: _id, words, distinct: at.toISOString() }) as News;
