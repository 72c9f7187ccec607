import { CommunityEventSnapshot } from '@linli/contracts/events';
import { EventWords } from '../notices/notice';

/** What can be said of the event. */
export const wordsOf = ({ title, place, startsAt, endsAt }: CommunityEventSnapshot): EventWords => ({
  ...{ title: { ...title }, place: { ...place } },
  period: { from: new Date(startsAt), to: new Date(endsAt) },
});
