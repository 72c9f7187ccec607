import { Acting, BilingualTitle } from '@linli/contracts';
import { CommunityEventStatus } from '@linli/contracts/events';
import { assertOpen, assertOwnArea, CommunityEvent, revised } from './community-event';
import { statusAfter } from './event-states';
import { isMinimumDue, judged } from './minimum';

/** What can be put away by itself, sometime. */
export const OVER: readonly CommunityEventStatus[] = ['finished', 'cancelled'];

/** The event put off, its new time not known; an event that is put off already stays as it is. */
export function postpone(communityEvent: CommunityEvent, reason: BilingualTitle, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'postpone');
  if (status === communityEvent.status) return communityEvent;
  assertOpen(communityEvent, now);
  return { ...revised(communityEvent, now), status, reason: { zh: reason.zh, en: reason.en } };
}

/** The event put away; what is put away stays as it is. */
export function archive(communityEvent: CommunityEvent, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  const status = statusAfter(communityEvent.status, 'archive');
  return status === communityEvent.status ? communityEvent : { ...revised(communityEvent, now), status };
}

/** What has become of the event by the clock alone: over at its end, judged by its minimum when that is due, put away when it has been over for so many days. */
export function aged(communityEvent: CommunityEvent, { now, archivedAfterDays }: Ageing): CommunityEvent {
  const { status, endsAt } = communityEvent;
  if (status === 'published' && endsAt <= now) return { ...revised(communityEvent, now), status: statusAfter(status, 'finish') };
  if (communityEvent.minimum && isMinimumDue(communityEvent, now)) return judged(communityEvent, communityEvent.minimum, now);
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
