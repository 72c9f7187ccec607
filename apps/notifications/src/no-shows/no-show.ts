import { NoShowAppealRejectedBody, NoShowDroppedBody, NoShowFact, NoShowRecordedBody } from '@linli/contracts/events';
import { wordsOf } from '../community-events/words';
import { Letter, News } from '../notices/notice';

/** That the person was missed, and that they are locked out where that begins with it. */
export function missedLetters(fact: NoShowRecordedBody): Letter[] {
  const { communityEvent, counted, needed, withinDays, appealUntil, lockedOutUntil } = fact;
  const words = { ...wordsOf(communityEvent), counted, needed, withinDays, until: new Date(appealUntil) };
  const missed = letter(fact, { kind: 'no-show-recorded', words });
  if (lockedOutUntil === undefined) return [missed];
  return [missed, letter(fact, { kind: 'locked-out', words: { ...words, lockedUntil: new Date(lockedOutUntil) } })];
}

/** That it does not count any more, and that the person can sign up again where that follows. */
export function droppedLetters(fact: NoShowDroppedBody): Letter[] {
  const { communityEvent, because, reason, lockOutEnded } = fact;
  const words = wordsOf(communityEvent);
  const isAccepted = because === 'appeal-accepted' && reason;
  const dropped = isAccepted
    ? letter(fact, { kind: 'no-show-appeal-accepted', words: { ...words, reason: { ...reason } } })
    : letter(fact, { kind: 'no-show-dropped', words });
  return lockOutEnded ? [dropped, letter(fact, { kind: 'lock-out-ended', words })] : [dropped];
}

/** That it goes on counting in spite of an appeal. */
export const rejectedLetter = (fact: NoShowAppealRejectedBody): Letter =>
  letter(fact, { kind: 'no-show-appeal-rejected', words: { ...wordsOf(fact.communityEvent), reason: { ...fact.reason } } });

type Said = { [K in News['kind']]: Pick<Extract<News, { kind: K }>, 'kind' | 'words'> }[News['kind']];

/** Distinct by how often it has come to count: what counts anew is told anew. */
function letter({ noShowId, round, residentId, communityEvent }: NoShowFact, said: Said): Letter {
  const about = { subjectKind: 'community-event', subjectId: communityEvent.id, distinct: `${noShowId}/${round}` };
  return { personId: residentId, news: { ...about, ...said } as News };
}
