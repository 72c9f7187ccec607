import { CommunityEventView, WEEKDAYS } from '@linli/contracts/events';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { NOON } from './linli';
import { WANGPING } from './people';

/** ISO instant so many hours after `NOON`. */
export const hours = (count: number): string => new Date(NOON.getTime() + count * 3_600_000).toISOString();

/** A market in 72 hours whose sign-up is open from now until an hour before. */
export const aMarket = (given: object = {}) => ({
  areaCode: WANGPING,
  title: { zh: '烟火滨江友邻荟', en: 'Riverside hearth' },
  text: { zh: '锦江边的邻里市集', en: 'A neighbours’ market by the river' },
  place: { zh: '滨江步道', en: 'Riverside walk' },
  startsAt: hours(72),
  endsAt: hours(75),
  capacity: 3,
  signUpOpensAt: hours(-1),
  signUpClosesAt: hours(71),
  ...given,
});

/** Creates a market and publishes it. */
export async function publishMarket(organiser: Caller, given: object = {}): Promise<CommunityEventView> {
  const { id } = await organiser.post<CommunityEventView>('/events', aMarket(given));
  return organiser.post<CommunityEventView>(`/events/${id}/publish`);
}

/** A house that is always open, for whatever is held. */
export const aHouse = (areaCode: string) => ({
  areaCode,
  name: { zh: '综合体', en: 'House' },
  address: { zh: '望平街 88 号', en: '88 Wangping Street' },
  hours: [{ on: [...WEEKDAYS], opens: '00:00', closes: '23:59' }],
  rooms: [{ key: 'reading-room', title: { zh: '阅览室', en: 'Library' }, people: 1_000 }],
});
