import { enrolledIn, HeldSession } from '../check-in/session-doors';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';

/** What is known of an event at which somebody may have been missed. */
export interface Held {
  readonly communityEvent: CommunityEvent;
  /** Where it has sessions: those that were held and at which somebody was checked in. */
  readonly sessions?: readonly HeldSession[];
}

/** Whether no-shows of the event count at all. */
export const countsNoShows = ({ signUpRules }: Pick<CommunityEvent, 'signUpRules'>): boolean =>
  signUpRules.noShowsCount !== false;

/** The sessions that were held and at which somebody was checked in. */
export const checkedIn = (sessions: readonly HeldSession[], used: ReadonlySet<string>): HeldSession[] =>
  sessions.filter(({ key, status }) => status === 'planned' && used.has(key));

/**
 * Whether a party of which nobody came was missed: it had a place. Of a programme: at one of its sessions at least, where it could have been
 * seen, as somebody else was checked in.
 */
export function wasMissed(registration: Registration, { communityEvent, sessions }: Held): boolean {
  if (registration.status !== 'confirmed') return false;
  if (!sessions) return true;
  const { joinedAt } = registration;
  return enrolledIn(sessions, registration, communityEvent).some(({ startsAt }) => !joinedAt || joinedAt <= startsAt);
}
