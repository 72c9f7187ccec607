import { Actor, errorAt, Home, NotOwner } from '@linli/contracts';
import {
  AnswerBody,
  AttendeeBody,
  EnterpriseMissing,
  EnterpriseNotVerified,
  EnterpriseQuotaReached,
  NeedsExceedParty,
  PartyExceedsCapacity,
  PartyTooLarge,
  PoolChoiceMissing,
  PoolNeed,
  PoolNotKnown,
  SignUpFull,
} from '@linli/contracts/events';
import { assertInvited } from '../community-events/audience';
import { CommunityEvent } from '../community-events/community-event';
import { assertWhole } from '../community-events/event-split';
import { Filled, fillIn } from '../forms/filled-form';
import { holdEnd } from './holding';
import { allNeeds, capacityOf, EVERYBODY, placesFree, recounted } from './places';
import { assertPoolForEach } from './pool-for-each';
import { Decision, moved, Registration, rankOf, Situation } from './registration';
import { assertSignUpOpen } from './sign-up-window';
import { assertGivesPlaces } from './still-to-come';
import { moveUp } from './waiting-list';

/** What has to be known of whoever asks for places. */
export type Resident = Pick<Actor, 'id' | 'memberOf'> & Home;

/** Who asks for places, and under which id. */
export interface Party {
  readonly id: string;
  readonly resident: Resident;
  readonly partySize: number;
  readonly needs?: readonly PoolNeed[];
  readonly enterpriseId?: string;
  readonly hold?: boolean;
  /** Registrations of the same resident whose places were held, where they ask for that again. */
  readonly held?: readonly Registration[];
  /** What it answers to what the event asks, and who comes. */
  readonly answers?: readonly AnswerBody[];
  readonly attendees?: readonly AttendeeBody[];
  /** How many people of the enterprise are registered already. */
  readonly colleagues?: number;
  /** Staff have verified the enterprise. */
  readonly isVerified?: boolean;
}

/** What was decided, and the form that goes with it where the event asks for something. */
export interface Admission extends Decision {
  readonly filled?: Filled;
}

/** Gives the party every place that it needs, or the next place on the waiting list; the new registration is the first that changed. */
export function register(situation: Situation, party: Party, now: Date): Admission {
  const { communityEvent } = situation;
  assertGivesPlaces(communityEvent, now);
  assertWhole(communityEvent);
  assertSignUpOpen(communityEvent, party.needs ?? [], now);
  assertInvited(communityEvent, party.resident, '#/eventId');
  assertParty(communityEvent, party);
  assertEnterprise(communityEvent, party);
  const filled = fillIn(communityEvent.form, party);
  const arrived = { ...communityEvent, arrivals: communityEvent.arrivals + 1 };
  const candidate = { ...candidateOf(arrived, party, now), ...(filled && { formVersion: filled.version }) };
  const { communityEvent: after, changed } = moveUp(
    { communityEvent: arrived, waiting: then(situation.waiting, candidate) },
    now,
  );
  const admitted = changed.find(({ _id }) => _id === party.id);
  const others = changed.filter((one) => one !== admitted);
  if (admitted) return { communityEvent: after, changed: [admitted, ...others], filled };
  return { ...lastInLine({ communityEvent: after, changed }, candidate, now), filled };
}

/** Nobody new has a chance: every place is taken and the waiting list is full. */
export const isSoldOut = (communityEvent: CommunityEvent, partySize: number): boolean =>
  placesFree(communityEvent, EVERYBODY) <= 0 && isListFullFor(communityEvent, partySize);

const isListFullFor = ({ peopleWaiting, signUpRules }: CommunityEvent, partySize: number): boolean =>
  peopleWaiting + partySize > signUpRules.waitingLimit;

function lastInLine({ communityEvent, changed }: Decision, candidate: Registration, now: Date): Decision {
  if (isListFullFor(communityEvent, candidate.partySize)) throw new SignUpFull();
  const waiting = moved(candidate, { to: 'waiting', reason: 'no-place-free' }, now);
  return { communityEvent: recounted(communityEvent, undefined, waiting), changed: [waiting, ...changed] };
}

function candidateOf(communityEvent: CommunityEvent, party: Party, now: Date): Registration {
  const { _id, arrivals: arrival } = communityEvent;
  const { id, resident, partySize, needs = [], enterpriseId, hold, held } = party;
  return {
    ...{ _id: id, eventId: _id, residentId: resident.id, partySize },
    needs: needs.map(({ pool, count }) => ({ pool, count })),
    ...(enterpriseId && { enterpriseId }),
    ...homeOf(resident),
    ...{ status: 'waiting', active: true, arrival, priority: 0, rank: rankOf(0, arrival), skips: 0, registeredAt: now },
    ...(hold && { expiresAt: holdEnd(communityEvent, { needs, held }, now) }),
    ...{ moves: [], sequence: 0 },
  };
}

/** What a registration keeps of where its resident lives. */
export const homeOf = ({ homeAreaCode }: Resident): Pick<Registration, 'homeAreaCode'> =>
  homeAreaCode === undefined ? {} : { homeAreaCode };

function assertParty(communityEvent: CommunityEvent, { partySize, needs = [] }: Party): void {
  const { pools, signUpRules } = communityEvent;
  const named = new Set(needs.map(({ pool }) => pool));
  const unknown = needs.find(({ pool }) => !pools.some(({ key }) => key === pool));
  if (unknown) throw new PoolNotKnown({ pool: unknown.pool });
  if (pools.length > 0 && named.size === 0) throw new PoolChoiceMissing({ pools: pools.map(({ key }) => key).join(', ') });
  if (named.size < needs.length || needs.some(({ count }) => count > partySize)) throw new NeedsExceedParty();
  if (pools.length > 0) assertPoolForEach(communityEvent, { partySize, needs });
  if (partySize > signUpRules.largestParty) throw new PartyTooLarge({ largest: signUpRules.largestParty });
  const tooMany = allNeeds({ partySize, needs }).find(({ pool, count }) => count > capacityOf(communityEvent, pool));
  if (tooMany) throw new PartyExceedsCapacity({ capacity: capacityOf(communityEvent, tooMany.pool) });
}

function assertEnterprise({ signUpRules }: CommunityEvent, party: Party): void {
  const { resident, enterpriseId, partySize, colleagues = 0, isVerified } = party;
  const { placesPerEnterprise: quota, unverifiedEnterprises } = signUpRules;
  if (enterpriseId && !resident.memberOf.includes(enterpriseId)) throw new NotOwner();
  if (quota === 0) return;
  if (!enterpriseId) throw new EnterpriseMissing();
  if (!isVerified && !unverifiedEnterprises) throw errorAt(EnterpriseNotVerified, '#/enterpriseId');
  if (colleagues + partySize > quota) throw new EnterpriseQuotaReached({ quota });
}

function* then(waiting: Iterable<Registration>, last: Registration): Iterable<Registration> {
  yield* waiting;
  yield last;
}
