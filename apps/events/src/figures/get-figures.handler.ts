import { EventFigures, GetFigures, GetFiguresBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { AttendanceStore } from '../check-in/attendance.store';
import { dateKeyOf } from '../check-in/dates';
import { DoorDesk } from '../check-in/door.desk';
import { assertOwnArea, CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { minimumViewOf } from '../community-events/minimum';
import { FeedbackStore } from '../feedback/feedback.store';
import { RegistrationFiguresStore } from './registration-figures.store';
import { stepsFrom } from './sign-up-steps';

@Handles(GetFigures)
export class GetFiguresHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationFiguresStore,
    private readonly attendances: AttendanceStore,
    private readonly doors: DoorDesk,
    private readonly feedback: FeedbackStore,
  ) {}

  async handle({ eventId, per = 'day', from }: GetFiguresBody, { actor, now }: MessageContext): Promise<EventFigures> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertOwnArea(actor, communityEvent.areaCode);
    const { capacity, placesTaken: confirmed, placesHeld: held, peopleWaiting: waiting } = communityEvent;
    const walkIns = await this.doors.walkInsAt(communityEvent);
    const steps = stepsFrom(from ? new Date(from) : communityEvent.signUpOpensAt, per);
    return {
      ...{ eventId, capacity, confirmed, held, waiting },
      ...(await this.attendance(communityEvent, now)),
      ...(walkIns > 0 && { walkIns }),
      byStatus: await this.registrations.byStatus(eventId),
      byHomeArea: await this.registrations.byHomeArea(eventId),
      signUps: await this.registrations.bySteps(eventId, steps),
      ...(communityEvent.minimum && { minimum: minimumViewOf(communityEvent.minimum) }),
      feedback: await this.feedback.summary(eventId),
    };
  }

  private async attendance(communityEvent: CommunityEvent, now: Date): Promise<Pick<EventFigures, 'came' | 'noShows'>> {
    const { _id, endsAt, placesTaken } = communityEvent;
    const { came } = await this.attendances.sum(_id, dateKeyOf(communityEvent));
    if (came === 0) return {};
    return endsAt <= now ? { came, noShows: Math.max(0, placesTaken - came) } : { came };
  }
}
