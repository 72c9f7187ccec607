import { Acting, IntegrationEvent } from '@linli/contracts';
import { PeopleAtSession, ProgrammeAnnounced } from '@linli/contracts/events';
import { Sittings } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { AttendanceStore } from '../check-in/attendance.store';
import { assertOwnArea, CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { carry, SIGN_UP_FACTS, Telling } from '../registrations/carry';
import { SignUpDesk } from '../registrations/sign-up.desk';
import { announce } from './announcing';
import { versionOf, withSessions } from './programme';
import { Session } from './session';
import { SessionStore } from './session.store';
import { SessionChange } from './session-change';

/** What becomes of the session, and the facts that tell it. */
interface Wish {
  readonly decide: (session: Session, communityEvent: CommunityEvent) => Session;
  readonly publishes: readonly IntegrationEvent[];
  readonly tell: (change: SessionChange, outbox: Telling) => void;
}

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
   * The session as decided, which is the same where nothing changes. The event, its pools and the session are written with what is told of it
   * and with what is needed of a room. Throws PeopleAtSession, ChangedMeanwhile, why the room cannot be had, or what `decide` throws.
   */
  async change(of: { eventId: string; session: string }, acting: Acting, wish: Wish): Promise<SessionChange> {
    const { eventId, session: key } = of;
    const communityEvent = await this.communityEvents.get(eventId);
    assertOwnArea(acting.actor, communityEvent.areaCode);
    const before = await this.sessions.get(eventId, key);
    const after = wish.decide(before, communityEvent);
    if (after === before) return { communityEvent, before, after };
    const isUsed = communityEvent.walkedIn?.some(({ session, seats }) => session === key && seats.length > 0);
    if (isUsed || (await this.attendances.sum(eventId, key)).inside > 0) throw new PeopleAtSession({ session: key });
    return this.enter({ communityEvent, before, after }, acting, wish);
  }

  private async enter(
    { communityEvent: known, before, after }: SessionChange,
    acting: Acting,
    wish: Wish,
  ): Promise<SessionChange> {
    const { _id: key, programme } = known;
    const had = await this.sessions.allOf(key);
    const sessions = had.map((one) => (one.key === after.key ? after : one));
    const set = { enrolment: programme?.enrolment ?? 'whole', sessions, version: versionOf(known), known: had };
    let change: SessionChange = { communityEvent: known, before, after };
    await this.sittings.move(this.desk, {
      key,
      publishes: [...SIGN_UP_FACTS, ProgrammeAnnounced, ...wish.publishes],
      decide: ({ outbox }, roll) => {
        carry(roll, withSessions(roll, set, acting), outbox);
        announce(roll, sessions, outbox);
        change = { communityEvent: roll.communityEvent, before, after };
        wish.tell(change, outbox);
      },
    });
    return change;
  }
}
