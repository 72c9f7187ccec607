import { CommunityEventSnapshot } from '@linli/contracts/events';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { EventWords } from '../notices/notice';

/** What can be said of the event, and by whose clocks it goes where these are not the usual ones. */
export const wordsOf = ({
  title,
  place,
  startsAt,
  endsAt,
  timeZone = DEFAULT_TIME_ZONE,
}: CommunityEventSnapshot): EventWords => ({
  ...{ title: { ...title }, place: { ...place } },
  period: { from: new Date(startsAt), to: new Date(endsAt) },
  ...(timeZone !== DEFAULT_TIME_ZONE && { zone: timeZone }),
});
