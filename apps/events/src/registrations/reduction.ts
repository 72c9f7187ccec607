import { errorAt } from '@linli/contracts';
import {
  MoreHaveCome,
  NeedsExceedParty,
  NobodyLeft,
  PartyBefore,
  PartyNotSmaller,
  PoolChoiceMissing,
  PoolNeed,
  RegistrationEnded,
  TransferUnderWay,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { isOffered } from '../transfers/transfer';
import { lighten } from './lighter';
import { assertPoolForEach } from './pool-for-each';
import { Decision, moved, Registration, Situation } from './registration';
import { assertMayStillGo, begunFor } from './still-to-come';

/** How many of a party have been let in, at one session where the event has any. */
export interface Arrival {
  readonly session?: string;
  /** When that session starts. */
  readonly startsAt?: Date;
  readonly came: number;
}

type Party = Pick<Registration, 'partySize' | 'needs'>;

/** What a party is to be from now on. */
interface Reducing {
  readonly partySize: number;
  readonly needs?: readonly PoolNeed[];
  readonly arrivals?: readonly Arrival[];
  readonly now: Date;
}

/** The party smaller, with its place, its offer or its turn; what it gives back goes to those who wait. As it is already, nothing changes. */
export function reduce(situation: Situation, registration: Registration, reducing: Reducing): Decision {
  const { communityEvent } = situation;
  const { partySize, arrivals = [], now } = reducing;
  const begun = begunFor(communityEvent, registration, now);
  const isBegun = ({ pool }: PoolNeed) => begun.some((need) => need.pool === pool);
  // What has been stays as it was.
  const needs = [...begun, ...(reducing.needs ?? registration.needs).filter((need) => !isBegun(need))];
  if (isTheSame(registration, { partySize, needs })) return { communityEvent, changed: [] };
  if (!registration.active) throw new RegistrationEnded();
  assertMayStillGo(communityEvent, registration, now);
  if (isOffered(registration, now)) throw new TransferUnderWay();
  assertSmaller(registration, reducing, isBegun);
  assertPoolForEach(communityEvent, { partySize, needs }, registration);
  assertSessionsStay(communityEvent, registration, needs);
  assertRoomForThoseInside({ partySize, needs }, toCome(arrivals, now), communityEvent);
  const { status: to, expiresAt } = registration;
  const after = moved(registration, { to, reason: 'party-reduced', before: formerly(registration), expiresAt }, now);
  return lighten(situation, { ...after, ...sizeOf({ partySize, needs }) }, { before: registration, now });
}

const sizeOf = ({ partySize, needs }: Party) => ({ partySize, needs: needs.map(({ pool, count }) => ({ pool, count })) });

const formerly = (party: Party): PartyBefore => (party.needs.length > 0 ? sizeOf(party) : { partySize: party.partySize });

function isTheSame(registration: Registration, { partySize, needs }: Party): boolean {
  const isSame = ({ pool, count }: PoolNeed) => registration.needs.some((need) => need.pool === pool && need.count === count);
  return registration.partySize === partySize && registration.needs.length === needs.length && needs.every(isSame);
}

type IsBegun = (need: PoolNeed) => boolean;

function assertSmaller(registration: Registration, { partySize, needs = [] }: Reducing, isBegun: IsBegun): void {
  const { partySize: most, needs: all } = registration;
  const had = all.filter((need) => !isBegun(need));
  if (partySize === 0) throw errorAt(NobodyLeft, '#/partySize');
  if (partySize > most) throw errorAt(PartyNotSmaller, '#/partySize', { most });
  const pools = had.map(({ pool }) => pool).join(', ');
  if (had.length > 0 && needs.every(isBegun)) throw errorAt(PoolChoiceMissing, '#/needs', { pools });
  for (const [at, need] of needs.entries()) if (!isBegun(need)) assertNeed(need, `#/needs/${at}`, had);
  const isTwice = (pool: string, at: number) => needs.findIndex((need) => need.pool === pool) !== at;
  const tooMany = needs.findIndex((need, at) => (!isBegun(need) && need.count > partySize) || isTwice(need.pool, at));
  if (tooMany !== -1) throw errorAt(NeedsExceedParty, `#/needs/${tooMany}`);
}

function assertNeed({ pool, count }: PoolNeed, pointer: string, had: readonly PoolNeed[]): void {
  const most = had.find((need) => need.pool === pool)?.count ?? 0;
  if (most === 0) throw errorAt(PartyNotSmaller, `${pointer}/pool`, { most });
  if (count > most) throw errorAt(PartyNotSmaller, `${pointer}/count`, { most });
}

/** Whoever was at a session that has begun has been there, however many come to others. */
const toCome = (arrivals: readonly Arrival[], now: Date): Arrival[] =>
  arrivals.filter(({ startsAt }) => startsAt === undefined || startsAt > now);

/** A whole session is given up by itself, and told as that. */
function assertSessionsStay({ pools }: CommunityEvent, { needs: had }: Registration, needs: readonly PoolNeed[]): void {
  const gone = had.filter(({ pool }) => !needs.some((need) => need.pool === pool));
  const session = gone.find(({ pool }) => pools.some(({ key, ofSession }) => ofSession && key === pool));
  if (session) throw errorAt(PoolChoiceMissing, '#/needs', { pools: session.pool });
}

function assertRoomForThoseInside({ partySize, needs }: Party, arrivals: readonly Arrival[], { pools }: CommunityEvent): void {
  for (const { session, came } of arrivals) {
    const isPool = pools.some(({ key, ofSession }) => ofSession && key === session);
    const most = isPool ? (needs.find(({ pool }) => pool === session)?.count ?? 0) : partySize;
    if (came > most) throw errorAt(MoreHaveCome, came > partySize ? '#/partySize' : '#/needs', { came });
  }
}
