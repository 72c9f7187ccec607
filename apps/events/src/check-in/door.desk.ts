import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { SessionStore } from '../sessions/session.store';
import { DoorStore } from './door.store';
import { HeldSession } from './session-doors';

/** The doors of events: one for each session where there are any. */
@Injectable()
export class DoorDesk {
  constructor(
    private readonly sessions: SessionStore,
    private readonly doors: DoorStore,
  ) {}

  /** How many have come to the event, or to the session of it, without a registration. */
  async walkInsAt(eventId: string, session: string | undefined): Promise<number> {
    return (await this.doors.ofSession(eventId, session)).walkIns;
  }

  /** Undefined where the event has none. */
  async sessionsOf({ _id, programme }: CommunityEvent): Promise<HeldSession[] | undefined> {
    return programme?.sessions ? this.sessions.allOf(_id) : undefined;
  }
}
