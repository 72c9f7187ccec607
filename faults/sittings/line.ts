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

/** Watches one event, sitting by sitting, for who gets places past whom. */
export class LineCheck {
  /** How often each was passed for certain, whatever they say of it themselves. */
  private readonly passes = new Map<string, number>();

  /** I3: under strict order nobody is passed, under best fit nobody more often than the event says. */
  check(step: Step): Violation[] {
    const { sitting } = step;
    const { waitingPolicy, mostSkips } = sitting.communityEvent.signUpRules;
    const found = passesIn(step).map((pass) => ({ ...pass, times: this.count(pass.other) }));
    const words =
      waitingPolicy === 'strict-order'
        ? found.map(({ party, other }) => `arrival ${party.arrival} has a place, ${other.arrival} still waits`)
        : [...found, ...toldBy(sitting)]
            .filter(({ times }) => times > mostSkips)
            .map(({ other, times }) => `arrival ${other.arrival} was passed ${times} times`);
    return [...new Set(words)].map((text) => violation('I3', `sitting ${sitting.sequence}: ${text}`));
  }

  private count({ _id }: Registration): number {
    const times = (this.passes.get(_id) ?? 0) + 1;
    this.passes.set(_id, times);
    return times;
  }
}

interface Pass {
  readonly party: Registration;
  /** Who was in front of it and waits still. */
  readonly other: Registration;
}

/** Who got places in the sitting behind somebody who has waited all the time for the same. */
function passesIn(step: Step): Pass[] {
  const { sitting, were, everybody } = step;
  const seated = namedBy(sitting).filter((one) => hasPlaces(one) && !hasPlaces(were.get(one._id)) && !one.takenFrom);
  if (seated.length === 0) return [];
  const line = [...everybody.values()].filter((one) => one.status === 'waiting' && hasStood(one, step) && mayFit(one, step));
  return line.flatMap((other) =>
    seated.filter((party) => other.rank < party.rank && isPassed(other, party, step)).map((party) => ({ party, other })),
  );
}

/** What they say of it themselves. */
const toldBy = (sitting: Step['sitting']) => namedBy(sitting).map((other) => ({ other, times: other.skips }));

/** I3: whoever is first in line and fits does not wait. */
export function checkFirst({ sitting: { sequence, communityEvent }, everybody }: Step): Violation[] {
  if (communityEvent.status !== 'published') return [];
  const line = [...everybody.values()].filter((one) => one.status === 'waiting' && fitsInto(one, roomOf(communityEvent)));
  const first = line.reduce<Registration | undefined>((front, one) => (front && front.rank < one.rank ? front : one), undefined);
  if (!first || !fitsInto(first, freeOf(communityEvent))) return [];
  return [violation('I3', `sitting ${sequence}: arrival ${first.arrival} waits for places that are free`)];
}

/** In line before the sitting, too, or since it entered: not one that was moved within the line, or has become smaller. */
function hasStood(one: Registration, { sitting, were }: Step): boolean {
  const was = were.has(one._id) ? were.get(one._id) : one;
  if (!was) return sitting.entered.some(({ _id }) => _id === one._id);
  return was.status === 'waiting' && was.rank === one.rank && was.partySize === one.partySize && hasSameNeeds(was, one);
}

const hasSameNeeds = (one: Registration, other: Registration): boolean =>
  one.needs.length === other.needs.length &&
  one.needs.every(({ pool, count }) => other.needs.some((need) => need.pool === pool && need.count === count));

/**
 * The party takes a place of a pool that the other needs, or of the event, which is what the other lacks: it needs nothing else, or there were
 * places of its pools all the time.
 */
const isPassed = (other: Registration, party: Registration, step: Step): boolean =>
  other.needs.some(({ pool }) => party.needs.some((need) => need.pool === pool)) ||
  other.needs.every(({ pool, count }) => count <= leastFreeOf(pool, step));

/** So many places of the pool were free at any time of the sitting, however what it says came one after the other. */
function leastFreeOf(key: string, { sitting, before, were }: Step): number {
  const poolOf = (event: CommunityEvent | undefined) => event?.pools.find((pool) => pool.key === key);
  const [was, is] = [poolOf(before), poolOf(sitting.communityEvent)];
  if (!was || !is) return 0;
  const given = namedBy(sitting).filter((one) => hasPlaces(one) && !hasPlaces(were.get(one._id)));
  const count = given.reduce((sum, { needs }) => sum + (needs.find(({ pool }) => pool === key)?.count ?? 0), 0);
  return Math.min(was.capacity, is.capacity) - was.taken - count;
}

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
