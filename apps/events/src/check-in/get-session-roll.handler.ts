import { GetSessionRoll, GetSessionRollBody, SessionRollEntry, SessionRollPage } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { PickUpDesk } from '../pick-up/pick-up.desk';
import { onRoll } from '../pick-up/pick-up.view';
import { Registration } from '../registrations/registration';
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
    private readonly pickUps: PickUpDesk,
  ) {}

  async handle({ eventId, session, ...part }: GetSessionRollBody, { actor, now }: MessageContext): Promise<SessionRollPage> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    const { startsAt } = await this.sessions.get(eventId, session);
    const pool = hasPlacesOfItsOwn(communityEvent, session) ? session : undefined;
    const page = await this.registrations.pageAtSession(eventId, { pool, startsAt }, part);
    const ids = page.items.map(({ _id }) => idAtSession(_id, session));
    const byId = new Map((await this.attendances.those(ids)).map((one) => [one._id, one]));
    const fetching = await this.fetchingOf(eventId, { session, now }, page.items);
    const items = page.items.map((registration, at) => ({
      ...{ registrationId: registration._id, residentId: registration.residentId },
      people: peopleEnrolled(registration, communityEvent, { key: session, startsAt }),
      ...standingOf(byId.get(idAtSession(registration._id, session))),
      ...fetching[at],
    }));
    return { ...page, items };
  }

  /** Who may fetch each party, and who has; nothing where the event does not ask for it. */
  private async fetchingOf(eventId: string, { session, now }: Moment, registrations: readonly Registration[]) {
    const opened = await this.pickUps.openAll(eventId, registrations);
    if (!opened.some(({ rule }) => rule.version > 0)) return [];
    const exits = await this.pickUps.fetchedAt(
      session,
      registrations.map(({ _id }) => _id),
    );
    return opened.map((one) => {
      const own = exits.filter(({ registrationId }) => registrationId === one.book._id);
      return onRoll(one, own, now);
    });
  }
}

interface Moment {
  readonly session: string;
  readonly now: Date;
}

const standingOf = ({ came, inside }: Pick<Attendance, 'came' | 'inside'> = { came: 0, inside: 0 }) =>
  ({ came, inside, left: came > 0 && inside === 0 }) satisfies Partial<SessionRollEntry>;
