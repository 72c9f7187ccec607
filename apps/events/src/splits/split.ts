import { Acting, BilingualTitle, InvalidInput, livesIn } from '@linli/contracts';
import {
  RegistrationNotFound,
  SplitMovesNobody,
  SplitNotPossible,
  SplitTargetNotReady,
  SplitTooLarge,
} from '@linli/contracts/events';
import { assertOpen, assertOwnArea, CommunityEvent, publish } from '../community-events/community-event';
import { present } from '../community-events/details';
import { assertWhole, Split } from '../community-events/event-split';
import { formAnew } from '../forms/form';
import { allNeeds, capacityOf, hasPlaces, recounted } from '../registrations/places';
import { Decision, moved, Registration, rankOf, Situation } from '../registrations/registration';
import { givesPlaces } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';

/** Registrations that go at a time, each lot in one durable write on both events. */
export const AT_A_TIME = 200;

/** Which registrations are to go, and why. */
export interface Which {
  readonly fromArrival?: number;
  readonly registrationIds?: readonly string[];
  readonly residentsOf?: readonly string[];
  readonly reason: BilingualTitle;
}

/** The event and the draft that a part of it goes to, with everybody of the event. */
interface Pair {
  readonly communityEvent: CommunityEvent;
  readonly into: CommunityEvent;
  readonly everybody: readonly Registration[];
}

/** Both events as they are while registrations go from one to the other; the other is published. */
export function begin({ communityEvent, into, everybody }: Pair, which: Which, acting: Acting) {
  assertOwnArea(acting.actor, communityEvent.areaCode);
  assertWhole(communityEvent);
  assertOpen(communityEvent, acting.now);
  assertReady(communityEvent, into);
  const split: Split = { with: into._id, ...chosen(which), reason: { ...which.reason } };
  assertAllThere(everybody, which);
  const going = everybody.filter((one) => goes(one, split));
  if (going.length === 0) throw new SplitMovesNobody();
  assertRoom(into, going);
  const form = communityEvent.form;
  return {
    communityEvent: { ...communityEvent, split },
    into: { ...publish(into, acting), split: { with: communityEvent._id }, ...(form && { form }) },
  };
}

/** Those who are to go and have not gone, in order of arrival. */
export function nextToGo({ split, status }: CommunityEvent, everybody: readonly Registration[]): Registration[] {
  if (!split || status !== 'published') return [];
  const going = everybody.filter((one) => goes(one, split));
  return going.sort((one, other) => one.arrival - other.arrival).slice(0, AT_A_TIME);
}

const goes = (registration: Registration, { fromArrival, registrationIds = [], residentsOf = [] }: Split): boolean => {
  const { active, arrival, _id } = registration;
  if (!active) return false;
  if (fromArrival !== undefined) return arrival >= fromArrival;
  return registrationIds.includes(_id) || livesIn(registration, residentsOf);
};

/** The registrations ended here, and those that there are instead at the other event: as they stood, one behind the other. */
export interface Crossing {
  readonly left: Decision;
  readonly entered: Decision;
}

interface Going {
  /** Each with the id of the one that takes its place. */
  readonly going: readonly { readonly registration: Registration; readonly id: string }[];
  readonly now: Date;
}

export function cross(from: CommunityEvent, into: CommunityEvent, { going, now }: Going): Crossing {
  const ended = going.map(({ registration }) => moved(registration, { to: 'cancelled', reason: 'event-split' }, now));
  const begun = going.map(({ registration, id }, at) =>
    crossed(registration, { id, eventId: into._id, arrival: into.arrivals + at + 1 }, now),
  );
  const left = ended.reduce((event, after, at) => recounted(event, going[at]?.registration, after), from);
  const entered = begun.reduce((event, one) => recounted(event, undefined, one), into);
  return {
    left: { communityEvent: left, changed: ended },
    entered: { communityEvent: { ...entered, arrivals: into.arrivals + begun.length }, changed: begun },
  };
}

function crossed(
  { status, expiresAt, transfer: _offer, takenFrom: _from, ...registration }: Registration,
  as: { id: string; eventId: string; arrival: number },
  now: Date,
): Registration {
  const { id, eventId, arrival } = as;
  const begun = { ...registration, _id: id, eventId, arrival, status, sequence: 0, moves: [] };
  const rank = rankOf(registration.priority, arrival);
  return moved({ ...begun, rank }, { to: status, reason: 'event-split', ...(expiresAt && { expiresAt }) }, now);
}

/** The event as any other again: those who wait get what has become free. */
export function finish({ communityEvent: { split: _over, ...communityEvent }, waiting }: Situation, now: Date): Decision {
  if (!givesPlaces(communityEvent, now)) return { communityEvent, changed: [] };
  return moveUp({ communityEvent, waiting }, now);
}

function chosen({
  fromArrival,
  registrationIds,
  residentsOf,
}: Which): Pick<Split, 'fromArrival' | 'registrationIds' | 'residentsOf'> {
  const given = present({ fromArrival, registrationIds, residentsOf });
  if (Object.keys(given).length !== 1) throw new InvalidInput({}, [{ pointer: '#/fromArrival', rule: 'isDefined' }]);
  return given;
}

function assertAllThere(everybody: readonly Registration[], { registrationIds = [] }: Which): void {
  const known = new Set(everybody.map(({ _id }) => _id));
  if (registrationIds.some((id) => !known.has(id))) throw new RegistrationNotFound();
}

function assertReady(communityEvent: CommunityEvent, into: CommunityEvent): void {
  if (communityEvent.programme || into.programme) throw new SplitNotPossible();
  const isEmpty = into.status === 'draft' && into.arrivals === 0;
  const isAlike = into.areaCode === communityEvent.areaCode && [undefined, communityEvent.seriesId].includes(into.seriesId);
  const { pools, form } = communityEvent;
  const hasPools = pools.every(({ key }) => into.pools.some((pool) => pool.key === key));
  const asksTheSame = into.form ? formAnew(form, { ...into.form, questions: [...into.form.questions] }) === form : !form;
  if (!isEmpty || !isAlike || !hasPools || !asksTheSame) throw new SplitTargetNotReady();
}

/** Whoever has a place has one there; who waits may wait. */
function assertRoom(into: CommunityEvent, going: readonly Registration[]): void {
  const needed = new Map<string, number>();
  for (const { pool, count } of going.filter(hasPlaces).flatMap(allNeeds)) needed.set(pool, (needed.get(pool) ?? 0) + count);
  for (const [pool, people] of needed) {
    const capacity = capacityOf(into, pool);
    if (people > capacity) throw new SplitTooLarge({ people, capacity });
  }
}
