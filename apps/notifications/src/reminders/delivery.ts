import { beginningAt } from '../diary/own-sessions';
import { Letter, News } from '../notices/notice';
import { withSessions } from '../notices/session-words';
import { Recipient } from '../recipients/recipient';
import { DueReminder } from './due-reminder';
import { Reminder } from './reminder';

/** What the reminders say and to whom: to the person, or to each member of the unit. */
export function lettersOf(due: readonly DueReminder[], members: readonly Recipient[]): Letter[] {
  return due.flatMap((one) => {
    const news = newsOf(one);
    return news ? peopleOf(one.reminder, members).map((personId) => ({ personId, news })) : [];
  });
}

function peopleOf({ kind, recipientId }: Reminder, members: readonly Recipient[]): string[] {
  if (kind !== 'request-due-soon') return [recipientId];
  return members.filter(({ memberOf }) => memberOf.includes(recipientId)).map(({ _id }) => _id);
}

/** Distinct by the time that it reminds of: after a move it may be said again, for one time only once. */
function newsOf({ reminder: { kind, at }, occasion, own }: DueReminder): News | undefined {
  if (!occasion) return undefined;
  const { _id, subjectKind } = occasion;
  const isOfSession = own !== undefined && occasion.subjectKind === 'community-event';
  const words = isOfSession ? withSessions(occasion.words, beginningAt(own, at), 'at-once') : occasion.words;
  return { kind, subjectKind, subjectId: _id, words, distinct: at.toISOString() } as News;
}
