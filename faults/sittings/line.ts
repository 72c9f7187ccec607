import { CommunityEvent } from '../../apps/events/src/community-events/community-event';
import { Registration } from '../../apps/events/src/registrations/registration';
import { Violation, violation } from '../check/violation';
import { hasPlaces, namedBy, Step } from './steps';

/** I3: whoever enters has the next number of arrival, in the order in which they were heard. */
export function checkNumbers({ sitting: { sequence, entered, communityEvent }, before }: Step): Violation[] {
  const first = (before?.arrivals ?? 0) + 1;
  const wrong = entered.find(({ arrival }, at) => arrival !== first + at);
  const last = first + entered.length - 1;
  return [
    ...(wrong ? [violation('I3', `sitting ${sequence}: arrival ${wrong.arrival} is not in order after ${first - 1}`)] : []),
    ...(communityEvent.arrivals === last
      ? []
      : [violation('I3', `sitting ${sequence}: ${communityEvent.arrivals} arrivals counted, there are ${last}`)]),
  ];
}

/** I3: who got places in the sitting stood in front of everybody who has waited all the time for the same. */
export function checkOvertaking(step: Step): Violation[] {
  const { sitting, were, everybody } = step;
  if (sitting.communityEvent.signUpRules.waitingPolicy !== 'strict-order') return checkSkips(step);
  const seated = namedBy(sitting).filter((one) => hasPlaces(one) && !hasPlaces(were.get(one._id)));
  const behind = [...everybody.values()].filter((one) => one.status === 'waiting' && hasStood(one, were) && mayFit(one, step));
  return seated.flatMap((party) => {
    const overtaken = behind.find((one) => one.rank < party.rank && waitsForTheSame(one, party));
    if (!overtaken) return [];
    return [
      violation('I3', `sitting ${sitting.sequence}: arrival ${party.arrival} has a place, ${overtaken.arrival} still waits`),
    ];
  });
}

/** Under best fit nobody is passed more often than the event says. */
const checkSkips = ({ sitting }: Step): Violation[] =>
  namedBy(sitting)
    .filter(({ skips }) => skips > sitting.communityEvent.signUpRules.mostSkips)
    .map(({ arrival, skips }) => violation('I3', `sitting ${sitting.sequence}: arrival ${arrival} was passed ${skips} times`));

/** I3: whoever is first in line and fits does not wait. */
export function checkFirst({ sitting: { sequence, communityEvent }, everybody }: Step): Violation[] {
  if (communityEvent.status !== 'published') return [];
  const line = [...everybody.values()].filter((one) => one.status === 'waiting' && fitsInto(one, roomOf(communityEvent)));
  const first = line.reduce<Registration | undefined>((front, one) => (front && front.rank < one.rank ? front : one), undefined);
  if (!first || !fitsInto(first, freeOf(communityEvent))) return [];
  return [violation('I3', `sitting ${sequence}: arrival ${first.arrival} waits for places that are free`)];
}

/** In line before the sitting, too, or since it entered: not one that was moved within the line. */
function hasStood(one: Registration, were: Step['were']): boolean {
  const was = were.get(one._id);
  return was === undefined || (was.status === 'waiting' && was.rank === one.rank);
}

/** Whoever needs no pool by name waits for any place. */
const waitsForTheSame = (one: Registration, other: Registration): boolean =>
  one.needs.length === 0 || one.needs.some(({ pool }) => other.needs.some((need) => need.pool === pool));

const mayFit = (one: Registration, { sitting, before }: Step): boolean =>
  fitsInto(one, roomOf(sitting.communityEvent)) && (!before || fitsInto(one, roomOf(before)));

interface Room {
  readonly places: number;
  readonly pools: ReadonlyMap<string, number>;
}

const roomOf = ({ capacity, pools }: CommunityEvent): Room => ({
  places: capacity,
  pools: new Map(pools.map((pool) => [pool.key, pool.capacity])),
});

const freeOf = ({ capacity, placesTaken, placesHeld, pools }: CommunityEvent): Room => ({
  places: capacity - placesTaken - placesHeld,
  pools: new Map(pools.map((pool) => [pool.key, pool.capacity - pool.taken])),
});

const fitsInto = ({ partySize, needs }: Registration, { places, pools }: Room): boolean =>
  partySize <= places && needs.every(({ pool, count }) => count <= (pools.get(pool) ?? 0));
