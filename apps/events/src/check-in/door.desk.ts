import { PlaceGivenAway } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { SessionStore } from '../sessions/session.store';
import { AttendanceStore } from './attendance.store';
import { CheckIn, idAtSession } from './check-in';
import { dateKeyOf } from './dates';
import { releasesAt, ruledAs } from './door';
import { DoorStore } from './door.store';
import { HeldSession } from './session-doors';
import { placesAt } from './walk-ins';

/** The doors of events: one for each session where there are any. */
@Injectable()
export class DoorDesk {
  constructor(
    private readonly sessions: SessionStore,
    private readonly doors: DoorStore,
    private readonly attendances: AttendanceStore,
  ) {}

  /** How many have come without a registration to the event at its present date, or to one session of it; to all sessions, without one. */
  async walkInsAt(communityEvent: CommunityEvent, session?: string): Promise<number> {
    const { _id, programme } = communityEvent;
    if (session === undefined && programme?.sessions) return this.doors.walkInsAtSessions(_id);
    return this.walkInsWhere(_id, session ?? dateKeyOf(communityEvent));
  }

  /** The same where that key is. */
  async walkInsWhere(eventId: string, key: string | undefined): Promise<number> {
    return (await this.doors.get(idAtSession(eventId, key))).walkIns;
  }

  /**
   * Lets people with a registration in where places of those who had not come may be given to others: from the start on, of two gates, and of a gate and
   * a sitting, that come to it at once one is done again. Throws PlaceGivenAway.
   */
  async holdFor(communityEvent: CommunityEvent, { at, session: key }: CheckIn, people: number): Promise<void> {
    const { _id: eventId, startsAt } = communityEvent;
    if (people <= 0 || at < startsAt) return;
    const rules = await this.doors.get(eventId);
    const session = key === undefined ? undefined : (await this.sessionsOf(communityEvent))?.find((one) => one.key === key);
    const releases = releasesAt(rules, session ?? communityEvent);
    if (!releases) return;
    const door = key === undefined ? rules : ruledAs(rules, await this.doors.get(idAtSession(eventId, key)));
    const { came } = await this.attendances.sum(eventId, key);
    const free = Math.max(0, placesAt(communityEvent, session?.key) - came - door.walkIns);
    if (at >= releases && people > free) throw new PlaceGivenAway({ free });
    await this.doors.save({ ...door, version: door.version + 1 });
  }

  /** Undefined where the event has none. */
  async sessionsOf({ _id, programme }: CommunityEvent): Promise<HeldSession[] | undefined> {
    return programme?.sessions ? this.sessions.allOf(_id) : undefined;
  }
}
