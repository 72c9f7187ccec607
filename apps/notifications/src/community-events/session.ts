import {
  ProgrammeAnnouncedBody,
  SessionCancelledBody,
  SessionGivenUpBody,
  SessionMovedBody,
  SessionSnapshot,
} from '@linli/contracts/events';
import { Occasion } from '../diary/occasion';
import { Step } from '../diary/participation';
import { Letter, News, Period } from '../notices/notice';
import { occasionOf, stepOf } from './community-event';
import { wordsOf as wordsOfEvent } from './words';

/** The event with its sessions. */
export const announced = ({ communityEvent, version, sessions }: ProgrammeAnnouncedBody): Occasion => ({
  ...occasionOf(communityEvent),
  programme: {
    version,
    sessions: sessions.map(({ key, status, title, place, ...times }) => ({
      ...{ key, ...periodOf(times) },
      ...(status === 'cancelled' && { off: true }),
      ...(title && { title: { ...title } }),
      ...(place && { place: { ...place } }),
    })),
  },
});

/** The event with the news, for those who come to the session, that it has moved. */
export function sessionMoved({ communityEvent, session, reason, ...before }: SessionMovedBody): Occasion {
  const planned = { from: new Date(before.previousStartsAt), to: new Date(before.previousEndsAt) };
  const words = { ...wordsOf({ communityEvent, session, reason }), planned };
  return told({ communityEvent, session }, { kind: 'session-rescheduled', words });
}

/** The event with the news, for those who would have come to the session, that it is off. */
export const sessionCancelled = (fact: SessionCancelledBody): Occasion =>
  told(fact, { kind: 'session-cancelled', words: wordsOf(fact) });

/** That the person does not come to that session after all: changes of it are no news to them any more. */
export const givenUpStep = (fact: SessionGivenUpBody): Step => {
  // Which sessions are left is known of whoever was heard of before; of others, what they had.
  const sessions = [...(fact.sessions ?? []), fact.givenUp.key];
  return { ...stepOf({ ...fact, sessions }, 'gives-up'), givesUp: fact.givenUp.key };
};

export function givenUpLetter({ communityEvent, partySize, registrationId, residentId, givenUp }: SessionGivenUpBody): Letter {
  const { title, startsAt } = givenUp;
  const period = startsAt && { period: { from: new Date(startsAt), to: new Date(startsAt) } };
  const words = { ...wordsOfEvent(communityEvent), ...period, partySize, session: { ...title } };
  const subject = { subjectKind: 'community-event', subjectId: communityEvent.id } as const;
  return {
    personId: residentId,
    news: { ...subject, kind: 'session-given-up', words, distinct: `${registrationId} ${givenUp.key}` },
  };
}

type Said = Pick<Extract<News, { kind: 'session-rescheduled' | 'session-cancelled' }>, 'kind' | 'words'>;

function told({ communityEvent, session }: Pick<SessionCancelledBody, 'communityEvent' | 'session'>, said: Said): Occasion {
  const { id: subjectId, revision } = communityEvent;
  const news = { ...said, subjectKind: 'community-event', subjectId, distinct: String(revision) } as News;
  return { ...occasionOf(communityEvent), changes: [{ revision, news, session: session.key }] };
}

const wordsOf = ({ communityEvent: { title }, session, reason }: SessionCancelledBody) => ({
  ...{ title: { ...title }, session: { ...session.title }, place: { ...session.place } },
  ...{ period: periodOf(session), reason: { ...reason } },
});

const periodOf = ({ startsAt, endsAt }: Pick<SessionSnapshot, 'startsAt' | 'endsAt'>): Period => ({
  from: new Date(startsAt),
  to: new Date(endsAt),
});
