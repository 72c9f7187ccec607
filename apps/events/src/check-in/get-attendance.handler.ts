import { AttendanceView, CommunityEventIdBody, GetAttendance } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { AttendanceStore } from './attendance.store';
import { assertAtTheDoors } from './check-in';
import { CheckInStore } from './check-in.store';
import { DoorStore } from './door.store';

@Handles(GetAttendance)
export class GetAttendanceHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly attendances: AttendanceStore,
    private readonly checkIns: CheckInStore,
    private readonly doors: DoorStore,
  ) {}

  async handle({ eventId }: CommunityEventIdBody, { actor }: MessageContext): Promise<AttendanceView> {
    const { areaCode, placesTaken: registered } = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, areaCode);
    const [{ inside, came }, { walkIns }] = [await this.attendances.sum(eventId), await this.doors.get(eventId)];
    const gates = await this.checkIns.perGate(eventId);
    const noShows = Math.max(0, registered - came);
    return { eventId, registered, inside: inside + walkIns, came, noShows, walkIns, gates };
  }
}
