import { EventSessionView } from '@linli/contracts/events';
import { hasPlacesOfItsOwn } from '../check-in/session-doors';
import { CommunityEvent } from '../community-events/community-event';
import { placesFree } from '../registrations/places';
import { Session } from './session';

/** The session as everybody sees it, with its free places where people sign up for it. */
export const viewOf = (session: Session, communityEvent: CommunityEvent): EventSessionView => {
  const { _id, eventId: _event, startsAt, endsAt, ...rest } = session;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  return {
    ...rest,
    ...times,
    ...(hasPlacesOfItsOwn(communityEvent, session.key) && { free: Math.max(0, placesFree(communityEvent, session.key)) }),
  };
};
