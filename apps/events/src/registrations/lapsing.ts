import { MoveReason } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Decision, moved, Registration, Situation } from './registration';
import { lastStartOf, ownStarts } from './still-to-come';
import { releaseAll } from './withdrawal';

type Open = 'waiting' | 'pending' | 'held' | 'offered';

/** How it is said of each that its time is over. */
const REASONS: Readonly<Record<Open, MoveReason>> = {
  waiting: 'no-place-in-time',
  pending: 'not-approved-in-time',
  held: 'hold-expired',
  offered: 'offer-expired',
};

/**
 * When the party can get no place any more: when the event begins, or the last session of a programme. Of single sessions all or none are had, so for
 * whoever waits it is the first of theirs; whoever is to be approved has them, and can be approved for what is left until the last.
 */
export function lastChanceOf(communityEvent: CommunityEvent, { needs, status }: Pick<Registration, 'needs' | 'status'>): Date {
  const own = ownStarts(communityEvent.pools, needs).map(Number);
  if (own.length === 0) return lastChanceAt(communityEvent);
  return new Date(status === 'pending' ? Math.max(...own) : Math.min(...own));
}

/** The registration is neither confirmed nor ended, and nothing can come of it any more. */
export const hasLapsed = (communityEvent: CommunityEvent, registration: Registration, now: Date): boolean =>
  communityEvent.status === 'published' && isOpen(registration) && isOver(communityEvent, registration, now);

/** It had lapsed already when what was to come of the programme was called off. */
export const hadLapsed = (communityEvent: CommunityEvent, registration: Registration): boolean =>
  communityEvent.brokenOffAt !== undefined &&
  isOpen(registration) &&
  lastChanceOf(communityEvent, registration) <= communityEvent.brokenOffAt;

/** Ends those whose chance is over, with the reason of each; what they had goes to those who wait for what is left. */
export function lapse(situation: Situation, lapsed: readonly Registration[], now: Date): Decision {
  const ended = lapsed.map((one) => moved(one, { to: 'expired', reason: REASONS[one.status as Open] }, now));
  return releaseAll(situation, ended, { before: lapsed, now });
}

/**
 * When somebody’s chance may be over next, as far as the event knows, who waits for which session being known to its roll alone; undefined where
 * nobody waits or has a place only for now, and while it is put off.
 */
export function nextLapse(communityEvent: CommunityEvent): Date | undefined {
  const { status, peopleWaiting, placesHeld, pools, lapsedUntil = new Date(0) } = communityEvent;
  if (status !== 'published' || peopleWaiting + placesHeld === 0) return undefined;
  const starts = pools.flatMap(({ startsAt }) => (startsAt === undefined ? [] : [Number(new Date(startsAt))]));
  const left = [Number(lastChanceAt(communityEvent)), ...starts].filter((instant) => instant > Number(lapsedUntil));
  return left.length > 0 ? new Date(Math.min(...left)) : undefined;
}

/** The event, everybody having been told whose chance was over by now; the same where none can be. */
export function lapsedBy(communityEvent: CommunityEvent, now: Date): CommunityEvent {
  const next = nextLapse(communityEvent);
  return next && next <= now ? { ...communityEvent, lapsedUntil: now } : communityEvent;
}

const isOpen = ({ active, status }: Registration): boolean => active && status !== 'confirmed';

const isOver = (communityEvent: CommunityEvent, registration: Registration, now: Date): boolean =>
  communityEvent.endsAt <= now || lastChanceOf(communityEvent, registration) <= now;

/** Of whoever names no session. */
const lastChanceAt = ({ startsAt, programme }: CommunityEvent): Date =>
  new Date(Math.max(Number(startsAt), programme ? Number(lastStartOf(programme)) : 0));
