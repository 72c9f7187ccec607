import { AttendanceView, EarlierAttendance, GetAttendance, GetAttendanceBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { AttendanceStore } from './attendance.store';
import { assertAtTheDoors } from './check-in';
import { CheckInStore } from './check-in.store';
import { allDateKeys, dateKeyOf } from './dates';
import { DoorDesk } from './door.desk';
import { hasPlacesOfItsOwn, sessionNamed } from './session-doors';

@Handles(GetAttendance)
export class GetAttendanceHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
    private readonly checkIns: CheckInStore,
    private readonly doors: DoorDesk,
  ) {}

  async handle({ eventId, session }: GetAttendanceBody, { actor, now }: MessageContext): Promise<AttendanceView> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    const registered = await this.registered(communityEvent, session);
    const place = session ?? dateKeyOf(communityEvent);
    const { inside, came } = await this.attendances.sum(eventId, place);
    const walkIns = await this.doors.walkInsAt(communityEvent, session);
    const gates = await this.checkIns.perGate(eventId, place);
    const noShows = Math.max(0, registered - came);
    const of = { eventId, ...(session !== undefined && { session }) };
    const all = inside + stillInside(communityEvent, { session, walkIns, now });
    const earlier = await this.earlier(communityEvent);
    return { ...of, registered, inside: all, came, noShows, walkIns, gates, ...(earlier.length > 0 && { earlier }) };
  }

  /** The dates that it was moved from at which somebody came. */
  private async earlier(communityEvent: CommunityEvent): Promise<EarlierAttendance[]> {
    const { _id, earlierDates = [] } = communityEvent;
    const keys = allDateKeys(communityEvent);
    const dates = earlierDates.map(({ startsAt }, number) => ({ startsAt: startsAt.toISOString(), key: keys[number] }));
    const figures = await Promise.all(
      dates.slice(-MOST_EARLIER).map(async ({ startsAt, key }) => {
        const { came } = await this.attendances.sum(_id, key ?? null);
        return { startsAt, came, walkIns: await this.doors.walkInsWhere(_id, key) };
      }),
    );
    return figures.filter(({ came, walkIns }) => came + walkIns > 0);
  }

  private async registered(communityEvent: CommunityEvent, session: string | undefined): Promise<number> {
    if (session === undefined) return communityEvent.placesTaken;
    const { startsAt } = sessionNamed((await this.doors.sessionsOf(communityEvent)) ?? [], session);
    const pool = hasPlacesOfItsOwn(communityEvent, session) ? session : undefined;
    return this.registrations.countAtSession(communityEvent._id, { pool, startsAt });
  }
}

/** As many dates as are shown. */
const MOST_EARLIER = 20;

interface Let {
  readonly session: string | undefined;
  readonly walkIns: number;
  readonly now: Date;
}

/** Walk-ins are not seen when they leave: they are inside until the event or the session is over. */
function stillInside({ walkedIn = [], programme }: CommunityEvent, { session, walkIns, now }: Let): number {
  if (!programme?.sessions) return walkIns;
  const there = walkedIn.filter((one) => one.until > now && (session === undefined || one.session === session));
  return there.reduce((sum, { seats }) => sum + (seats[0]?.count ?? 0), 0);
}
