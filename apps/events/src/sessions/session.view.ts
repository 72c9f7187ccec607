import { EventSessionView, SessionSnapshot } from '@linli/contracts/events';
import { hasPlacesOfItsOwn } from '../check-in/session-doors';
import { CommunityEvent } from '../community-events/community-event';
import { placesFree } from '../registrations/places';
import { Session } from './session';

/** The session as everybody sees it, with its free places where people sign up for it. */
export const viewOf = (session: Session, communityEvent: CommunityEvent): EventSessionView => {
  const { _id, eventId: _event, startsAt, endsAt, previousStartsAt, ...rest } = session;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  return {
    ...rest,
    ...times,
    ...(previousStartsAt && { previousStartsAt: previousStartsAt.toISOString() }),
    ...(hasPlacesOfItsOwn(communityEvent, session.key) && { free: Math.max(0, placesFree(communityEvent, session.key)) }),
  };
};

/** The session as other services hear of it. */
export const snapshotOf = (
  { key, title, place, startsAt, endsAt }: Session,
  communityEvent: CommunityEvent,
): SessionSnapshot => ({
  ...{ key, title: title ?? communityEvent.title, place: place ?? communityEvent.place },
  ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
});
