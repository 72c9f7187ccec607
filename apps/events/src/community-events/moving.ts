import { Acting } from '@linli/contracts';
import { RescheduleCommunityEventBody } from '@linli/contracts/events';
import { withAttendanceLeft } from '../check-in/dates';
import { Decision, Situation } from '../registrations/registration';
import { givesPlaces } from '../registrations/still-to-come';
import { moveUp } from '../registrations/waiting-list';
import { assertCoversSessions } from '../sessions/programme';
import { hasRest, isAway, movedAlong, restOf, SessionsAt } from '../sessions/rest';
import { Session } from '../sessions/session';
import { CommunityEvent } from './community-event';
import { reschedule } from './event-life';
import { withMinimumMoved } from './minimum';

interface Knowing extends Acting {
  readonly known: SessionsAt;
}

/** The event at its new times as a whole, with its sessions where they go along; while it was put off nobody moved up. */
export function moveWhole(
  { communityEvent: before, waiting }: Situation,
  times: RescheduleCommunityEventBody,
  { known, actor, now }: Knowing,
): { readonly decision: Decision; readonly sessions?: readonly Session[] } {
  const along = isAway(before, times) ? movedAlong(before, { communityEvent: before, waiting }, { times, known }) : undefined;
  const moved = withMinimumMoved(reschedule(along?.communityEvent ?? before, times, { actor, now }), before);
  const communityEvent = withAttendanceLeft(moved, before, now);
  assertCoversSessions(communityEvent);
  return { decision: moveUp({ communityEvent, waiting }, now), ...(along && { sessions: along.sessions }) };
}

/** It, or of a programme that has begun what is to come, is to be at these times already: nobody has to be told again. */
export function isThere(
  communityEvent: CommunityEvent,
  times: RescheduleCommunityEventBody,
  { known, now }: Pick<Knowing, 'known' | 'now'>,
): boolean {
  if (!givesPlaces(communityEvent, now)) return false;
  const { endsAt, signUpClosesAt } = communityEvent;
  const startsAt = hasRest(communityEvent, now) ? restOf(known.sessions, now)[0]?.startsAt : communityEvent.startsAt;
  return isSame(startsAt, times.startsAt) && isSame(endsAt, times.endsAt) && isSame(signUpClosesAt, times.signUpClosesAt);
}

const isSame = (one: Date | undefined, other: string): boolean => one?.getTime() === new Date(other).getTime();
