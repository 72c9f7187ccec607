import { SessionCancelledBody, SessionMovedBody, SessionSnapshot } from '@linli/contracts/events';
import { Occasion } from '../diary/occasion';
import { News, Period } from '../notices/notice';
import { occasionOf } from './community-event';

/** The event with the news, for those who come to the session, that it has moved; reminders are of the event itself. */
export function sessionMoved({ communityEvent, session, reason, ...before }: SessionMovedBody): Occasion {
  const planned = { from: new Date(before.previousStartsAt), to: new Date(before.previousEndsAt) };
  const words = { ...wordsOf({ communityEvent, session, reason }), planned };
  return told({ communityEvent, session }, { kind: 'session-rescheduled', words });
}

/** The event with the news, for those who would have come to the session, that it is off. */
export const sessionCancelled = (fact: SessionCancelledBody): Occasion =>
  told(fact, { kind: 'session-cancelled', words: wordsOf(fact) });

type Said = Pick<Extract<News, { kind: `session-${string}` }>, 'kind' | 'words'>;

function told({ communityEvent, session }: Pick<SessionCancelledBody, 'communityEvent' | 'session'>, said: Said): Occasion {
  const { id: subjectId, revision } = communityEvent;
  const news = { ...said, subjectKind: 'community-event', subjectId, distinct: String(revision) } as News;
  return { ...occasionOf(communityEvent), changes: [{ revision, news, session: session.key }] };
}

const wordsOf = ({ communityEvent: { title }, session, reason }: SessionCancelledBody) => ({
  ...{ title: { ...title }, session: { ...session.title }, place: { ...session.place } },
  ...{ period: periodOf(session), reason: { ...reason } },
});

const periodOf = ({ startsAt, endsAt }: SessionSnapshot): Period => ({ from: new Date(startsAt), to: new Date(endsAt) });
