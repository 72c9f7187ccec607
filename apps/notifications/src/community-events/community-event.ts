import {
  CommunityEventCancelledBody,
  CommunityEventDetailsChangedBody,
  CommunityEventFinishedBody,
  CommunityEventMinimumMissedBody,
  CommunityEventPostponedBody,
  CommunityEventRescheduledBody,
  CommunityEventSnapshot,
  FEEDBACK_DAYS,
  PartyReducedBody,
  PlaceOfferedBody,
  RegistrationFact,
  RegistrationLapsedBody,
  RegistrationMovedBody,
  RegistrationRejectedBody,
  StopsRetimedBody,
  SubscribersChosenBody,
} from '@linli/contracts/events';
import { Occasion } from '../diary/occasion';
import { Step } from '../diary/participation';
import { EventWords, Letter, News } from '../notices/notice';

type RegistrationNews =
  | Exclude<Extract<News['kind'], `registration-${string}`>, 'registration-rejected'>
  | 'offer-expired'
  | 'waiting-ended'
  | 'approval-lapsed'
  | 'place-passed-on'
  | 'place-taken-over';

const DAY_MS = 86_400_000;

/** The event as an occasion. */
export const occasionOf = (communityEvent: CommunityEventSnapshot): Occasion => ({
  _id: communityEvent.id,
  subjectKind: 'community-event',
  revision: communityEvent.revision,
  on: !communityEvent.postponed,
  at: new Date(communityEvent.startsAt),
  words: wordsOf(communityEvent),
  changes: [],
});

/** The event at its new times, with the news of them. */
export function rescheduled({ communityEvent, previousStartsAt, goesOnAt, sessions }: CommunityEventRescheduledBody): Occasion {
  const startsAt = goesOnAt ?? communityEvent.startsAt;
  const words = { ...wordsOf({ ...communityEvent, startsAt }), before: new Date(previousStartsAt) };
  return changed(communityEvent, { ...about(communityEvent), kind: 'event-rescheduled', words }, sessions);
}

/** The event as it is said now, with the news of its new place where it has one. */
export function toldAnew({ communityEvent, previousPlace, sessions }: CommunityEventDetailsChangedBody): Occasion {
  if (!previousPlace || communityEvent.postponed) return occasionOf(communityEvent);
  const words = { ...wordsOf(communityEvent), placeBefore: { ...previousPlace } };
  return changed(communityEvent, { ...about(communityEvent), kind: 'event-relocated', words }, sessions);
}

/** The event put off, with the news of it; there is nothing to be reminded of until its new time is known. */
export function postponed({ communityEvent, reason, sessions }: CommunityEventPostponedBody): Occasion {
  const words = { ...wordsOf(restOf(communityEvent)), reason: { ...reason } };
  return changed(communityEvent, { ...about(communityEvent), kind: 'event-postponed', words }, sessions);
}

/** The event called off, with the news of it. */
export function cancelled({ communityEvent, reason, sessions }: CommunityEventCancelledBody): Occasion {
  const words = { ...wordsOf(restOf(communityEvent)), reason };
  return { ...changed(communityEvent, { ...about(communityEvent), kind: 'event-cancelled', words }, sessions), on: false };
}

/** What was to come of it when it was put off or called off: that alone is news. */
const restOf = (communityEvent: CommunityEventSnapshot): CommunityEventSnapshot => ({
  ...communityEvent,
  startsAt: communityEvent.brokenOffAt ?? communityEvent.startsAt,
});

/** The event over, with the question how it was for those who had a place. */
export function finished({ communityEvent }: CommunityEventFinishedBody): Occasion {
  const until = new Date(new Date(communityEvent.endsAt).getTime() + FEEDBACK_DAYS * DAY_MS);
  const news: News = { ...about(communityEvent), kind: 'event-feedback', words: { ...wordsOf(communityEvent), until } };
  return { ...occasionOf(communityEvent), changes: [{ revision: communityEvent.revision, news, onlyWithPlace: true }] };
}

export const stepOf = ({ registrationId, residentId, sessions }: RegistrationFact, does: Step['does']): Step => ({
  ...{ participationId: registrationId, personId: residentId, does },
  ...(sessions && { sessions }),
});

/** What the resident is told of their registration. */
export function registrationLetter(kind: RegistrationNews, fact: RegistrationFact): Letter {
  const { communityEvent, partySize, registrationId, residentId } = fact;
  const words = { ...wordsOf(communityEvent), partySize };
  return { personId: residentId, news: { ...about(communityEvent), kind, words, distinct: registrationId } };
}

/** That nothing can come of it any more that the person waited, or was to be approved. */
export const lapseLetter = ({ stoodAs, ...fact }: RegistrationLapsedBody): Letter =>
  registrationLetter(stoodAs === 'waiting' ? 'waiting-ended' : 'approval-lapsed', fact);

/** That fewer people than an event needs have a place. */
export function minimumLetter({ communityEvent, organiserId, minimum, confirmed }: CommunityEventMinimumMissedBody): Letter {
  const words = { ...wordsOf(communityEvent), minimum, confirmed };
  return { personId: organiserId, news: { ...about(communityEvent), kind: 'minimum-missed', words } };
}

/** That a place is kept for those who waited, and until when. */
export function offerLetter(fact: PlaceOfferedBody): Letter {
  const { communityEvent, partySize, registrationId, residentId, expiresAt } = fact;
  const words = { ...wordsOf(communityEvent), partySize, until: new Date(expiresAt) };
  return { personId: residentId, news: { ...about(communityEvent), kind: 'place-offered', words, distinct: registrationId } };
}

/** That the party is smaller, whoever has made it so; once for each time. */
export function reductionLetter({ communityEvent, partySize, registrationId, residentId, move }: PartyReducedBody): Letter {
  const words = { ...wordsOf(communityEvent), partySize, sizeBefore: move.before?.partySize ?? partySize };
  const distinct = `${registrationId} ${partySize} ${move.at}`;
  return { personId: residentId, news: { ...about(communityEvent), kind: 'party-reduced', words, distinct } };
}

/** That the organiser has turned a registration down, and why. */
export function rejectionLetter(fact: RegistrationRejectedBody): Letter {
  const { communityEvent, partySize, registrationId, residentId, reason } = fact;
  const words = { ...wordsOf(communityEvent), partySize, reason: { ...reason } };
  return {
    personId: residentId,
    news: { ...about(communityEvent), kind: 'registration-rejected', words, distinct: registrationId },
  };
}

/** That a part of the event is elsewhere, or at another time, and the registration with it. */
export function splitLetter({ communityEvent, into, reason, residentId }: RegistrationMovedBody): Letter {
  const { period: planned, place: placeBefore } = wordsOf(communityEvent);
  const words = { ...wordsOf(into.communityEvent), planned, placeBefore, reason: { ...reason } };
  return {
    personId: residentId,
    news: { ...about(into.communityEvent), kind: 'event-split', words, distinct: into.registrationId },
  };
}

/** That there is a new event in a series; once for each person and event, whatever becomes of it. */
export const seriesNews = ({ communityEvent, seriesTitle }: SubscribersChosenBody): News => ({
  ...{ subjectKind: 'community-event', subjectId: communityEvent.id, kind: 'series-event-published' },
  words: { ...wordsOf(communityEvent), series: { ...seriesTitle } },
  distinct: 'published',
});

/** That a bus is at somebody’s stops at other times; once for each change of them. */
export const retimedNews = ({ communityEvent, version, on, off }: StopsRetimedBody): News => ({
  ...{ subjectKind: 'community-event', subjectId: communityEvent.id, kind: 'stops-retimed', distinct: `stops-${version}` },
  words: {
    ...wordsOf(communityEvent),
    ...{ on: { ...on.title }, onAt: on.minutes, onBefore: on.minutesBefore },
    ...{ off: { ...off.title }, offAt: off.minutes, offBefore: off.minutesBefore },
  },
});

/** With the news, for those who come to one of the sessions where some are named. */
const changed = (communityEvent: CommunityEventSnapshot, news: News, sessions?: readonly string[]): Occasion => ({
  ...occasionOf(communityEvent),
  changes: [{ revision: communityEvent.revision, news, ...(sessions && { sessions: [...sessions] }) }],
});

const about = ({ id, revision }: CommunityEventSnapshot) => ({
  ...{ subjectKind: 'community-event' as const, subjectId: id, distinct: String(revision) },
});

/** What can be said of the event. */
export const wordsOf = ({ title, place, startsAt, endsAt }: CommunityEventSnapshot): EventWords => ({
  ...{ title: { ...title }, place: { ...place } },
  period: { from: new Date(startsAt), to: new Date(endsAt) },
});
