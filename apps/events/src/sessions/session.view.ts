import { BilingualTitle, inBothLanguages } from '@linli/contracts';
import { EventSessionView, SessionSnapshot } from '@linli/contracts/events';
import { hasPlacesOfItsOwn } from '../check-in/session-doors';
import { CommunityEvent } from '../community-events/community-event';
import { snapshotOf as eventSnapshotOf } from '../community-events/community-event.view';
import { EVERYBODY, placesFree } from '../registrations/places';
import { windowFor } from '../registrations/sign-up-window';
import { Session } from './session';
import { SessionChange } from './session-change';

/** The session as everybody sees it, with its free places where people sign up for it. */
export const viewOf = (session: Session, communityEvent: CommunityEvent): EventSessionView => {
  const { _id, eventId: _event, startsAt, endsAt, previousStartsAt, ...rest } = session;
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  return {
    ...rest,
    ...times,
    ...(isOffWith(communityEvent, startsAt) && { status: 'cancelled' as const, reason: communityEvent.reason }),
    ...(previousStartsAt && { previousStartsAt: previousStartsAt.toISOString() }),
    ...(hasPlacesOfItsOwn(communityEvent, session.key) && placesOf(session, communityEvent)),
  };
};

/** Of a programme that was called off after it had begun, what was to come is off. */
const isOffWith = ({ status, reason, brokenOffAt }: CommunityEvent, startsAt: Date): boolean =>
  (status === 'cancelled' || (status === 'archived' && reason !== undefined)) &&
  brokenOffAt !== undefined &&
  startsAt > brokenOffAt;

/** How many are free, which takes one of the event, too, and when people sign up for them. */
function placesOf({ key }: Session, communityEvent: CommunityEvent) {
  const { opensAt, closesAt } = windowFor(communityEvent, key);
  const free = Math.min(placesFree(communityEvent, key), placesFree(communityEvent, EVERYBODY));
  return { free: Math.max(0, free), signUpOpensAt: opensAt.toISOString(), signUpClosesAt: closesAt.toISOString() };
}

/** What others hear of a session that was moved or called off, and why. */
export const factOf = ({ communityEvent, after }: SessionChange, reason: BilingualTitle) => ({
  communityEvent: eventSnapshotOf(communityEvent),
  session: snapshotOf(after, communityEvent),
  reason,
});

/** The change as the audit knows it; undefined where nothing has changed. */
export const recordOf = ({ communityEvent: { areaCode }, before, after }: SessionChange, reason: BilingualTitle) =>
  after === before ? undefined : { thing: 'session', areaCode, before, after, why: inBothLanguages(reason) };

/** The session as other services hear of it. */
const snapshotOf = ({ key, title, place, startsAt, endsAt }: Session, communityEvent: CommunityEvent): SessionSnapshot => ({
  ...{ key, title: title ?? communityEvent.title, place: place ?? communityEvent.place },
  ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
});
