import { FEEDBACK_DAYS, FeedbackNotOpen, GiveFeedbackBody, NotAnAttendee } from '@linli/contracts/events';
import { enrolledIn, HeldSession } from '../check-in/session-doors';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';

/** What one person says of one event. */
export interface Feedback {
  readonly _id: string;
  readonly eventId: string;
  readonly personId: string;
  readonly rating: number;
  readonly comment?: string;
  /** Lists find comments by it. */
  readonly hasComment: boolean;
  readonly givenAt: Date;
  readonly changedAt: Date;
}

/** What is known of whether somebody was there. */
export interface Presence {
  /** Somebody's registrations have places. */
  readonly hasPlace: boolean;
  /** Some of the party passed a gate. */
  readonly came: boolean;
  /** Anybody passed a gate of the event. */
  readonly gatesUsed: boolean;
}

interface Saying {
  readonly id: string;
  readonly personId: string;
  readonly presence: Presence;
  /** What the person has said before. */
  readonly before: Feedback | undefined;
  readonly now: Date;
}

const WINDOW_MS = FEEDBACK_DAYS * 86_400_000;

/** What is said now; whoever has said something before says it anew. Throws FeedbackNotOpen or NotAnAttendee. */
export function say(communityEvent: CommunityEvent, said: GiveFeedbackBody, saying: Saying): Feedback {
  const { id, personId, presence, before, now } = saying;
  if (!isOpen(communityEvent, now)) throw new FeedbackNotOpen({ days: FEEDBACK_DAYS });
  if (!wasThere(presence)) throw new NotAnAttendee();
  const comment = said.comment?.trim();
  return {
    ...{ _id: before?._id ?? id, eventId: communityEvent._id, personId, rating: said.rating },
    ...(comment && { comment }),
    ...{ hasComment: Boolean(comment), givenAt: before?.givenAt ?? now, changedAt: now },
  };
}

/** Until when something can be said of an event that ends then. */
export const feedbackClosesAt = (endsAt: Date): Date => new Date(endsAt.getTime() + WINDOW_MS);

/** It has taken place, not long ago. An event that was called off keeps its reason when it is put away; of a programme, what was held stays. */
function isOpen({ status, endsAt, reason, brokenOffAt }: CommunityEvent, now: Date): boolean {
  const tookPlace = (status === 'published' || status === 'finished' || status === 'archived') && !reason;
  if (tookPlace) return now >= endsAt && now < feedbackClosesAt(endsAt);
  const isOff = status === 'cancelled' || status === 'archived';
  return isOff && brokenOffAt !== undefined && now < feedbackClosesAt(brokenOffAt);
}

interface Gathering {
  readonly communityEvent: CommunityEvent;
  /** Where it has any. */
  readonly sessions?: readonly HeldSession[];
}

/** Whether the party had its place when the event took place, or one at least of the sessions that it was for. */
export function hadPlace(registration: Registration, { communityEvent, sessions }: Gathering): boolean {
  const { status, joinedAt, leftAt } = registration;
  if (!sessions) return status === 'confirmed';
  const held = enrolledIn(sessions, registration, communityEvent).filter((one) => one.status === 'planned');
  return held.some(({ startsAt }) => (!joinedAt || joinedAt <= startsAt) && (!leftAt || leftAt > startsAt));
}

/** Came through a gate, or had a place where nobody was checked in. */
const wasThere = ({ hasPlace, came, gatesUsed }: Presence): boolean => came || (hasPlace && !gatesUsed);
