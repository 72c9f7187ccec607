import { CommunityEventSnapshot, PartyFetchedBody, PickUpUndoneBody } from '@linli/contracts/events';
import { EventWords, Letter, News } from '../notices/notice';

/** What the guardian is told of somebody who has fetched; nothing where they need not be. */
export function pickUpLetters(fact: PartyFetchedBody): Letter[] {
  if (!fact.tell) return [];
  const { communityEvent, residentId: personId, checkInId: distinct } = fact;
  const about = { subjectKind: 'community-event' as const, subjectId: communityEvent.id, distinct };
  return [{ personId, news: { ...about, ...saidOf(fact) } as News }];
}

/** That somebody of whom the guardian was told has not fetched after all. */
export function undoneLetters(fact: PickUpUndoneBody): Letter[] {
  if (!fact.tell) return [];
  const { communityEvent, residentId: personId, checkInId: distinct, at, people, by, name = '', reason: mistake } = fact;
  const words = { ...wordsOf(communityEvent), fetchedAt: new Date(at), people, by, name, mistake };
  const about = { subjectKind: 'community-event' as const, subjectId: communityEvent.id, distinct };
  return [{ personId, news: { ...about, kind: 'pick-up-undone', words } }];
}

function saidOf({ communityEvent, at, people, by, name = '', override, fault }: PartyFetchedBody) {
  const words = { ...wordsOf(communityEvent), fetchedAt: new Date(at), people, by, name };
  if (override) return { kind: 'pick-up-overridden' as const, words: { ...words, because: override } };
  return { kind: fault === undefined ? ('pick-up-recorded' as const) : ('pick-up-in-doubt' as const), words };
}

const wordsOf = ({ title, place, startsAt, endsAt }: CommunityEventSnapshot): EventWords => ({
  ...{ title: { ...title }, place: { ...place } },
  period: { from: new Date(startsAt), to: new Date(endsAt) },
});
