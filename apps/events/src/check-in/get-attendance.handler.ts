import { AttendanceView, GetAttendance, GetAttendanceBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { AttendanceStore } from './attendance.store';
import { assertAtTheDoors } from './check-in';
import { CheckInStore } from './check-in.store';
import { GateDesk } from './gate.desk';
import { hasPlacesOfItsOwn, sessionNamed } from './session-doors';

@Handles(GetAttendance)
export class GetAttendanceHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
    private readonly checkIns: CheckInStore,
    private readonly desk: GateDesk,
  ) {}

  async handle({ eventId, session }: GetAttendanceBody, { actor }: MessageContext): Promise<AttendanceView> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, communityEvent.areaCode);
    const registered = await this.registered(communityEvent, session);
    const { inside, came } = await this.attendances.sum(eventId, session);
    const walkIns = await this.desk.walkInsAt(eventId, session);
    const gates = await this.checkIns.perGate(eventId, session);
    const noShows = Math.max(0, registered - came);
    const of = { eventId, ...(session !== undefined && { session }) };
    return { ...of, registered, inside: inside + walkIns, came, noShows, walkIns, gates };
  }

  private async registered(communityEvent: CommunityEvent, session: string | undefined): Promise<number> {
    if (session === undefined) return communityEvent.placesTaken;
    const { startsAt } = sessionNamed((await this.desk.sessionsOf(communityEvent)) ?? [], session);
    const pool = hasPlacesOfItsOwn(communityEvent, session) ? session : undefined;
    return this.registrations.countAtSession(communityEvent._id, { pool, startsAt });
  }
}
