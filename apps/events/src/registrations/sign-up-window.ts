import { errorAt } from '@linli/contracts';
import { PoolNeed, RegistrationClosed } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { EVERYBODY, placesFree } from './places';

/** From when until when people sign up. */
interface Window {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** When people sign up for what the pool is: that of the event, and of a session until that starts, or closes by itself. */
export function windowFor({ signUpOpensAt, signUpClosesAt, pools }: CommunityEvent, pool: string): Window {
  const own = pools.find(({ key }) => key === pool);
  const opens = own?.signUpOpensAt === undefined ? signUpOpensAt : new Date(own.signUpOpensAt);
  const closes = own?.signUpClosesAt ?? own?.startsAt;
  const closesAt = closes === undefined ? signUpClosesAt : new Date(closes);
  return {
    opensAt: opens > signUpOpensAt ? opens : signUpOpensAt,
    closesAt: closesAt < signUpClosesAt ? closesAt : signUpClosesAt,
  };
}

/** Throws RegistrationClosed unless sign-up is open for the event, and for all that is needed of it. */
export function assertSignUpOpen(communityEvent: CommunityEvent, needs: readonly PoolNeed[], now: Date): void {
  const ofEvent = windowFor(communityEvent, EVERYBODY);
  if (!isIn(ofEvent, now)) throw new RegistrationClosed(timesOf(ofEvent));
  const closed = needs.findIndex(({ pool }) => !isIn(windowFor(communityEvent, pool), now));
  if (closed === -1) return;
  const window = windowFor(communityEvent, needs[closed]?.pool ?? EVERYBODY);
  throw errorAt(RegistrationClosed, `#/needs/${closed}`, timesOf(window));
}

/**
 * Until when whoever comes gets a place, if nothing else happens; undefined where nobody does. Of a programme with places of single sessions
 * each has its own line, so one of them is enough whose
 * free places are not kept for somebody who waits for others, too.
 */
export function roomUntil(communityEvent: CommunityEvent): Date | undefined {
  const { peopleWaiting, pools, programme, signUpClosesAt, claimed = [] } = communityEvent;
  if (placesFree(communityEvent, EVERYBODY) <= 0 || claimed.includes(EVERYBODY)) return undefined;
  const ofSessions = programme?.enrolment === 'session' ? pools.filter(({ ofSession }) => ofSession) : [];
  // Where there are pools, nobody comes without a place of one of them.
  const isRoomIn = pools.length === 0 || pools.some(({ key }) => placesFree(communityEvent, key) > 0);
  if (ofSessions.length === 0) return peopleWaiting === 0 && isRoomIn ? signUpClosesAt : undefined;
  const free = ofSessions.filter(({ key }) => placesFree(communityEvent, key) > 0 && !claimed.includes(key));
  const closings = free.map(({ key }) => windowFor(communityEvent, key).closesAt.getTime());
  return closings.length > 0 ? new Date(Math.max(...closings)) : undefined;
}

const isIn = ({ opensAt, closesAt }: Window, now: Date): boolean => now >= opensAt && now < closesAt;

const timesOf = ({ opensAt, closesAt }: Window) => ({ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() });
