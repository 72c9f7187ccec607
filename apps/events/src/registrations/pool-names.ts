import { clockTime } from '@linli/contracts';
import { PoolView } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';

/** Pools that a refusal names; of more it tells that there are some. */
const MOST_NAMED = 12;
const USUAL_ZONE = 'Asia/Shanghai';

/**
 * What a refusal says of the pools: their keys, and for people their titles in both languages, of sessions with the start on the clocks of the
 * event, for several may have one title.
 */
export function poolsNamed(
  { timeZone }: Pick<CommunityEvent, 'timeZone'>,
  pools: readonly Pick<PoolView, 'key' | 'title' | 'startsAt'>[],
) {
  const named = pools.slice(0, MOST_NAMED);
  const more = pools.length > MOST_NAMED ? ['…'] : [];
  const said = (language: 'zh' | 'en') => named.map(({ title, startsAt }) => title[language] + startOf(startsAt, timeZone));
  return {
    pools: pools.map(({ key }) => key).join(', '),
    poolsZh: [...said('zh'), ...more].join('、'),
    poolsEn: [...said('en'), ...more].join(', '),
  };
}

function startOf(startsAt: string | undefined, timeZone = USUAL_ZONE): string {
  if (startsAt === undefined) return '';
  const zone = timeZone === USUAL_ZONE ? '' : ` ${timeZone}`;
  return ` (${clockTime(new Date(startsAt), timeZone).replace('T', ' ').slice(0, 16)}${zone})`;
}
