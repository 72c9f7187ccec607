import { PartyFetchedBody, PickUpUndoneBody } from '@linli/contracts/events';
import { Letter, News } from '../notices/notice';
import { wordsOf } from './words';

/** What the guardian is told of somebody who has fetched; nothing where they need not be. */
export const pickUpLetters = (fact: PartyFetchedBody): Letter[] => lettersOf(fact, saidOf(fact));

/** That somebody of whom the guardian was told has not fetched after all. */
export const undoneLetters = (fact: PickUpUndoneBody): Letter[] =>
  lettersOf(fact, { kind: 'pick-up-undone', words: { ...pickUpWords(fact), mistake: fact.reason } });

type Said = Pick<Extract<News, { kind: `pick-up-${string}` }>, 'kind' | 'words'>;

function lettersOf({ tell, communityEvent, residentId: personId, checkInId: distinct }: PartyFetchedBody, said: Said): Letter[] {
  if (!tell) return [];
  const about = { subjectKind: 'community-event' as const, subjectId: communityEvent.id, distinct };
  return [{ personId, news: { ...about, ...said } as News }];
}

function saidOf(fact: PartyFetchedBody): Said {
  const [words, { override, fault }] = [pickUpWords(fact), fact];
  if (override) return { kind: 'pick-up-overridden', words: { ...words, because: override } };
  return { kind: fault === undefined ? 'pick-up-recorded' : 'pick-up-in-doubt', words };
}

const pickUpWords = ({ communityEvent, at, people, by, name = '' }: PartyFetchedBody) => ({
  ...wordsOf(communityEvent),
  ...{ fetchedAt: new Date(at), people, by, name },
});
