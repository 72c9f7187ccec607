import { Acting, errorAt } from '@linli/contracts';
import {
  CapacityBelowSessions,
  PoolInUse,
  PoolNamedTwice,
  PoolOfPlaces,
  PoolView,
  SignUpRulesBody,
} from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent, revised } from '../community-events/community-event';
import { present } from '../community-events/details';
import { assertWhole } from '../community-events/event-split';
import { placesOfSessions } from './places';
import { withPoolForEach } from './pool-for-each';
import { Decision, Situation } from './registration';
import { assertGivesPlaces } from './still-to-come';
import { moveUp } from './waiting-list';

/**
 * The event larger or smaller; who has a place keeps it, and those who wait get what is new. Throws CapacityBelowSessions where it would be cut to
 * fewer places than its sessions have.
 */
export function changeCapacity(situation: Situation, capacity: number, acting: Acting): Decision {
  const { communityEvent } = situation;
  const decision = settled(situation, { capacity }, acting);
  const least = placesOfSessions(communityEvent);
  if (capacity < communityEvent.capacity && capacity < least) throw errorAt(CapacityBelowSessions, '#/capacity', { least });
  return decision;
}

/** The event with these pools, beside those of its sessions. One that somebody needs stays. */
export function setPools(situation: Situation, pools: readonly PoolOfPlaces[], acting: Acting): Decision {
  const { pools: before, signUpRules } = situation.communityEvent;
  const ofSessions = before.filter(({ ofSession }) => ofSession);
  // Pools that are there already were meant as they were.
  const areKinds = pools.length > 1 && before.length - ofSessions.length < 2;
  const rules = { signUpRules: withPoolForEach(signUpRules, areKinds) };
  return settled(situation, { pools: poolsAnew(situation, [...pools, ...ofSessions]), ...rules }, acting);
}

type GivenPool = PoolOfPlaces & Pick<PoolView, 'ofSession' | 'startsAt' | 'endsAt' | 'signUpOpensAt' | 'signUpClosesAt'>;

/** All pools of the event, with what is taken of each; throws PoolNamedTwice, or PoolInUse where one would go that somebody needs. */
export function poolsAnew({ communityEvent, waiting }: Situation, pools: readonly GivenPool[]): PoolView[] {
  const keys = pools.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice) throw new PoolNamedTwice({ pool: twice });
  const needed = new Set([...waiting].flatMap(({ needs }) => needs.map(({ pool }) => pool)));
  const lost = communityEvent.pools.find(({ key, taken }) => !keys.includes(key) && (taken > 0 || needed.has(key)));
  if (lost) throw new PoolInUse({ pool: lost.key });
  const takenOf = (key: string): number => communityEvent.pools.find((pool) => pool.key === key)?.taken ?? 0;
  return pools.map(({ key, title, capacity, ofSession, ...times }) => ({
    ...{ key, title: { zh: title.zh, en: title.en }, capacity, taken: takenOf(key) },
    ...(ofSession && { ofSession }),
    ...timesOf(times),
  }));
}

const timesOf = ({ startsAt, endsAt, signUpOpensAt, signUpClosesAt }: Omit<GivenPool, keyof PoolOfPlaces | 'ofSession'>) =>
  present({ startsAt, endsAt, signUpOpensAt, signUpClosesAt });

/** The event with other rules of sign-up; what is not said stays as it is. */
export function setSignUpRules(situation: Situation, rules: SignUpRulesBody, acting: Acting): Decision {
  const said = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
  return settled(situation, { signUpRules: { ...situation.communityEvent.signUpRules, ...said } }, acting);
}

function settled({ communityEvent, waiting }: Situation, change: Partial<CommunityEvent>, { actor, now }: Acting): Decision {
  assertOwnArea(actor, communityEvent.areaCode);
  assertWhole(communityEvent);
  const after = { ...revised(communityEvent, now), ...change };
  // Nobody moves up while it is put off.
  if (communityEvent.status === 'postponed') return { communityEvent: after, changed: [] };
  if (communityEvent.status !== 'draft') assertGivesPlaces(communityEvent, now);
  return moveUp({ communityEvent: after, waiting }, now);
}
