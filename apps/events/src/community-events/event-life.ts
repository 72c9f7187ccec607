import { Acting, BilingualTitle } from '@linli/contracts';
import { CommunityEventStatus, RescheduleCommunityEventBody } from '@linli/contracts/events';
import { left } from '../check-in/walked-in';
import { assertGivesPlaces, isUnderWay } from '../registrations/still-to-come';
import { assertGoesOn, assertOwnArea, CommunityEvent, revised, validTimes } from './community-event';
import { statusAfter } from './event-states';
import { isMinimumDue, judged } from './minimum';

/** What can be put away by itself, sometime. */
export const OVER: readonly CommunityEventStatus[] = ['finished', 'cancelled'];

/** Of a programme that goes on what has begun by now stays as it is. */
const brokenOff = (communityEvent: CommunityEvent, now: Date): Pick<CommunityEvent, 'brokenOffAt'> =>
  isUnderWay(communityEvent, now) ? { brokenOffAt: now } : {};

/** The event put off, its new time not known; an event that is put off already stays as it is. */
export function postpone(communityEvent: CommunityEvent, reason: BilingualTitle, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'postpone');
  if (status === communityEvent.status) return communityEvent;
  assertGivesPlaces(communityEvent, now);
  return { ...revised(communityEvent, now), status, reason: { zh: reason.zh, en: reason.en }, ...brokenOff(communityEvent, now) };
}

/** The event at its new times; registrations stay as they are. */
export function reschedule(
  communityEvent: CommunityEvent,
  times: RescheduleCommunityEventBody,
  { actor, now }: Acting,
): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'reschedule');
  assertGoesOn(communityEvent, now);
  const { signUpOpensAt, startsAt: previousStartsAt } = communityEvent;
  const { reason: _over, ...rest } = revised(communityEvent, now);
  const valid = validTimes({ ...times, signUpOpensAt }, now, communityEvent.programme?.lastStartsAt);
  return { ...rest, ...valid, status, previousStartsAt };
}

/** The event called off; an event that is off already stays as it is. */
export function cancel(communityEvent: CommunityEvent, reason: BilingualTitle, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'cancel');
  if (status === communityEvent.status) return communityEvent;
  if (communityEvent.status !== 'postponed') assertGivesPlaces(communityEvent, now);
  return { ...revised(communityEvent, now), status, reason: { zh: reason.zh, en: reason.en }, ...brokenOff(communityEvent, now) };
}

/** The event put away; what is put away stays as it is. */
export function archive(communityEvent: CommunityEvent, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'archive');
  return status === communityEvent.status ? communityEvent : { ...revised(communityEvent, now), status };
}

/** The draft thrown away; what is thrown away stays as it is. */
export function discard(communityEvent: CommunityEvent, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'discard');
  return status === communityEvent.status ? communityEvent : { ...revised(communityEvent, now), status };
}

/**
 * What has become of the event by the clock alone: over at its end, judged by its minimum when that is due, left by the walk-ins of sessions that are over,
 * put away when it has been over for so many days.
 */
export function aged(communityEvent: CommunityEvent, { now, archivedAfterDays }: Ageing): CommunityEvent {
  const { status, endsAt } = communityEvent;
  if (status === 'published' && endsAt <= now) return { ...revised(communityEvent, now), status: statusAfter(status, 'finish') };
  if (communityEvent.minimum && isMinimumDue(communityEvent, now)) return judged(communityEvent, communityEvent.minimum, now);
  const walkedIn = left(communityEvent.walkedIn, now);
  // When sessions that are put off are over is not known.
  if (status !== 'postponed' && walkedIn.length > 0 && walkedIn !== communityEvent.walkedIn)
    return { ...communityEvent, walkedIn };
  const isToArchive = OVER.includes(status) && endsAt <= archivableBefore({ now, archivedAfterDays });
  return isToArchive ? { ...revised(communityEvent, now), status: statusAfter(status, 'archive') } : communityEvent;
}

export interface Ageing {
  readonly now: Date;
  readonly archivedAfterDays: number;
}

/** What was to end before is put away. */
export const archivableBefore = ({ now, archivedAfterDays }: Ageing): Date =>
  new Date(now.getTime() - archivedAfterDays * 86_400_000);
