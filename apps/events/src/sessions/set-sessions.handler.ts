import { ChangeRecorded, SessionsSetView, SetSessions, SetSessionsBody } from '@linli/contracts/events';
import { Handles, MessageContext, Sittings } from '@linli/messaging';
import { assertOwnArea } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { SignUpDesk } from '../registrations/sign-up.desk';
import { versionOf, withSessions } from './programme';
import { Session, sessionsAnew } from './session';
import { SessionStore } from './session.store';

@Handles(SetSessions, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class SetSessionsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly sessions: SessionStore,
    private readonly desk: SignUpDesk,
    private readonly sittings: Sittings,
  ) {}

  /** The event, its pools and its sessions are decided in a sitting, and written with what they need of a room. */
  async handle(command: SetSessionsBody, { actor, now, outbox }: MessageContext): Promise<SessionsSetView> {
    const { eventId, enrolment } = command;
    const communityEvent = await this.communityEvents.get(eventId);
    const { areaCode } = communityEvent;
    assertOwnArea(actor, areaCode);
    const known = await this.sessions.allOf(eventId);
    const sessions = sessionsAnew(command, { communityEvent, known, now });
    const closes = command.signUpClosesAt !== undefined && { signUpClosesAt: new Date(command.signUpClosesAt) };
    const set = { enrolment, sessions, version: versionOf(communityEvent), known, ...closes };
    let { signUpClosesAt, capacity } = communityEvent;
    await this.sittings.move(this.desk, {
      key: eventId,
      publishes: SIGN_UP_FACTS,
      decide: (context, roll) => {
        carry(roll, withSessions(roll, set, { actor, now }), context.outbox);
        roll.setSessions(sessions);
        ({ signUpClosesAt, capacity } = roll.communityEvent);
      },
    });
    const [before, after] = [
      { ...summaryOf(known), capacity: communityEvent.capacity },
      { enrolment, ...summaryOf(sessions), capacity },
    ];
    outbox.record({ thing: 'sessions', thingId: eventId, areaCode, before, after });
    return { eventId, enrolment, sessions: sessions.length, signUpClosesAt: signUpClosesAt.toISOString(), capacity };
  }
}

/** What the audit keeps of hundreds of sessions. */
const summaryOf = (sessions: readonly Session[]) => ({
  sessions: sessions.length,
  keys: sessions.map(({ key }) => key).join(', '),
});
