import { FeedbackView, GiveFeedback, GiveFeedbackBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { AttendanceStore } from '../check-in/attendance.store';
import { dateKeyOf } from '../check-in/dates';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RegistrationStore } from '../registrations/registration.store';
import { SessionStore } from '../sessions/session.store';
import { hadPlace, Presence, say } from './feedback';
import { FeedbackStore } from './feedback.store';
import { viewOf } from './feedback.view';

@Handles(GiveFeedback)
export class GiveFeedbackHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly attendances: AttendanceStore,
    private readonly sessions: SessionStore,
    private readonly feedback: FeedbackStore,
  ) {}

  async handle(command: GiveFeedbackBody, { actor, now }: MessageContext): Promise<FeedbackView> {
    const { eventId } = command;
    const communityEvent = await this.communityEvents.get(eventId);
    const presence = await this.presenceOf(actor.id, communityEvent);
    const before = await this.feedback.of(eventId, actor.id);
    const said = say(communityEvent, command, { id: newId(), personId: actor.id, presence, before, now });
    await this.feedback.save(said);
    return viewOf(said);
  }

  /** Whoever came has come, also at a date that the event was moved from. */
  private async presenceOf(personId: string, communityEvent: CommunityEvent): Promise<Presence> {
    const { _id: eventId, programme } = communityEvent;
    const own = await this.registrations.placedOf(personId, eventId);
    const came = [...(await this.attendances.cameOf(own.map(({ _id }) => _id))).values()].some((count) => count > 0);
    const gatesUsed = came || (await this.attendances.anyCame(eventId, dateKeyOf(communityEvent)));
    const sessions = gatesUsed || !programme?.sessions ? undefined : await this.sessions.allOf(eventId);
    return { hasPlace: own.some((one) => hadPlace(one, { communityEvent, sessions })), came, gatesUsed };
  }
}
