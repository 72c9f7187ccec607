import { GetSessionRoll, GetSessionRollBody, SessionRollEntry, SessionRollPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { SessionStore } from '../sessions/session.store';
import { AttendanceStore } from './attendance.store';
import { Attendance, assertAtTheDoors, idAtSession } from './check-in';
import { hasPlacesOfItsOwn, peopleEnrolled } from './session-doors';

@Handles(GetSessionRoll)
export class GetSessionRollHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly sessions: SessionStore,
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
  ) {}

  async handle({ eventId, session, ...part }: GetSessionRollBody, { actor }: MessageContext): Promise<SessionRollPage> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    const { startsAt } = await this.sessions.get(eventId, session);
    const pool = hasPlacesOfItsOwn(communityEvent, session) ? session : undefined;
    const page = await this.registrations.pageAtSession(eventId, { pool, startsAt }, part);
    const ids = page.items.map(({ _id }) => idAtSession(_id, session));
    const byId = new Map((await this.attendances.those(ids)).map((one) => [one._id, one]));
    const items = page.items.map((registration) => ({
      ...{ registrationId: registration._id, residentId: registration.residentId },
      people: peopleEnrolled(registration, communityEvent, session),
      ...standingOf(byId.get(idAtSession(registration._id, session))),
    }));
    return { ...page, items };
  }
}

const standingOf = ({ came, inside }: Pick<Attendance, 'came' | 'inside'> = { came: 0, inside: 0 }) =>
  ({ came, inside, left: came > 0 && inside === 0 }) satisfies Partial<SessionRollEntry>;
