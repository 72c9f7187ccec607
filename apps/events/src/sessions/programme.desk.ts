import { Acting } from '@linli/contracts';
import { PeopleAtSession } from '@linli/contracts/events';
import { Sittings } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AttendanceStore } from '../check-in/attendance.store';
import { assertOwnArea, CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { carry, SIGN_UP_FACTS } from '../registrations/carry';
import { SignUpDesk } from '../registrations/sign-up.desk';
import { versionOf, withSessions } from './programme';
import { Session } from './session';
import { SessionStore } from './session.store';

/** One session as it was and is, with its event. */
export interface SessionChange {
  readonly communityEvent: CommunityEvent;
  readonly before: Session;
  readonly after: Session;
}

type Decide = (session: Session, communityEvent: CommunityEvent) => Session;

/** Where single sessions of published events are changed, in the transaction of a handler. */
@Injectable()
export class ProgrammeDesk {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly sessions: SessionStore,
    private readonly attendances: AttendanceStore,
    private readonly desk: SignUpDesk,
    private readonly sittings: Sittings,
  ) {}

  /**
   * The session as decided, which is the same where nothing changes. The event and its pools come first, in a sitting: where the session is not
   * written then, the same again writes it. Throws PeopleAtSession, ChangedMeanwhile, or what `decide` throws.
   */
  async change(of: { eventId: string; session: string }, acting: Acting, decide: Decide): Promise<SessionChange> {
    const { eventId, session: key } = of;
    const known = await this.communityEvents.get(eventId);
    assertOwnArea(acting.actor, known.areaCode);
    const before = await this.sessions.get(eventId, key);
    const after = decide(before, known);
    if (after === before) return { communityEvent: known, before, after };
    if ((await this.attendances.sum(eventId, key)).inside > 0) throw new PeopleAtSession({ session: key });
    const communityEvent = await this.enter(known, after, acting);
    await this.sessions.save(after);
    return { communityEvent, before, after };
  }

  private async enter(known: CommunityEvent, after: Session, acting: Acting): Promise<CommunityEvent> {
    const { _id: key, programme } = known;
    const sessions = (await this.sessions.allOf(key)).map((one) => (one.key === after.key ? after : one));
    const set = { enrolment: programme?.enrolment ?? 'whole', sessions, version: versionOf(known) };
    let communityEvent = known;
    await this.sittings.move(this.desk, {
      key,
      publishes: SIGN_UP_FACTS,
      decide: (context, roll) => {
        carry(roll, withSessions(roll, set, acting), context.outbox);
        communityEvent = roll.communityEvent;
      },
    });
    return communityEvent;
  }
}
