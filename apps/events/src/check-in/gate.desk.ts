import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { RegistrationStore } from '../registrations/registration.store';
import { SessionStore } from '../sessions/session.store';
import { AttendanceStore } from './attendance.store';
import { CheckIn, idAtSession } from './check-in';
import { CheckInStore } from './check-in.store';
import { DoorStore } from './door.store';
import { GateBook } from './gate-book';
import { Scan } from './scan';
import { HeldSession, Moment, sessionsFor } from './session-doors';

interface Concerned {
  readonly nonces: readonly string[];
  readonly registrationIds: readonly string[];
  /** When the scans were, and at which sessions. */
  readonly moments: readonly Moment[];
}

/** Where books are opened and closed, both in the one transaction of a handler. */
@Injectable()
export class GateDesk {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly checkIns: CheckInStore,
    private readonly attendances: AttendanceStore,
    private readonly sessions: SessionStore,
    private readonly doors: DoorStore,
  ) {}

  /** All that is known of the parties and nonces. */
  async open(communityEvent: CommunityEvent, { nonces, registrationIds, moments }: Concerned): Promise<GateBook> {
    const registrations = await this.registrations.those(registrationIds);
    const sessions = await this.sessionsOf(communityEvent);
    const keys = sessions && sessionsFor(sessions, moments).map(({ key }) => key);
    const places = registrationIds.flatMap((id) => keys?.map((key) => idAtSession(id, key)) ?? [id]);
    const attendances = await this.attendances.those(places);
    const scanned = await this.checkIns.byNonces(communityEvent._id, nonces);
    const passages = await this.checkIns.accepted(registrationIds, keys);
    const checkIns = [...new Map([...scanned, ...passages].map((one) => [one._id, one])).values()];
    return new GateBook(communityEvent, { registrations, checkIns, attendances, sessions });
  }

  /** Lets people of a party pass; the same scan again is the check-in that it was, and is not new. */
  async pass(communityEvent: CommunityEvent, scan: Scan): Promise<{ checkIn: CheckIn; isNew: boolean }> {
    const { nonce, registrationId } = scan;
    const book = await this.open(communityEvent, { nonces: [nonce], registrationIds: [registrationId], moments: [scan] });
    const earlier = book.earlier(scan);
    if (earlier) return { checkIn: earlier, isNew: false };
    const checkIn = book.pass(scan);
    await this.close(book);
    return { checkIn, isNew: true };
  }

  /** How many have come to the event, or to the session of it, without a registration. */
  async walkInsAt(eventId: string, session: string | undefined): Promise<number> {
    return (await this.doors.ofSession(eventId, session)).walkIns;
  }

  /** Undefined where the event has none. */
  async sessionsOf({ _id, programme }: CommunityEvent): Promise<HeldSession[] | undefined> {
    return programme?.sessions ? this.sessions.allOf(_id) : undefined;
  }

  /** Throws ChangedMeanwhile where a party has passed another gate since the book was opened. */
  async close(book: GateBook): Promise<void> {
    await this.attendances.save(book.attendances);
    await this.checkIns.insertAll(book.entered);
  }
}
