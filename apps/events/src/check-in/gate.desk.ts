import { PartyFetchedBody } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { PickUpDesk } from '../pick-up/pick-up.desk';
import { factOf } from '../pick-up/pick-up.view';
import { RegistrationStore } from '../registrations/registration.store';
import { AttendanceStore } from './attendance.store';
import { CheckIn, idAtSession } from './check-in';
import { CheckInStore } from './check-in.store';
import { allDateKeys } from './dates';
import { DoorDesk } from './door.desk';
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
    private readonly doors: DoorDesk,
    private readonly pickUps: PickUpDesk,
  ) {}

  /** All that is known of the parties and nonces. */
  async open(communityEvent: CommunityEvent, { nonces, registrationIds, moments }: Concerned): Promise<GateBook> {
    const registrations = await this.registrations.those(registrationIds);
    const sessions = await this.doors.sessionsOf(communityEvent);
    const keys = sessions && sessionsFor(sessions, moments).map(({ key }) => key);
    const places = registrationIds.flatMap((id) => (keys ?? allDateKeys(communityEvent)).map((key) => idAtSession(id, key)));
    const attendances = await this.attendances.those(places);
    const scanned = await this.checkIns.byNonces(communityEvent._id, nonces);
    const passages = await this.checkIns.accepted(registrationIds, keys);
    const checkIns = [...new Map([...scanned, ...passages].map((one) => [one._id, one])).values()];
    const pickUps = await this.pickUps.open(communityEvent._id, registrations);
    return new GateBook(communityEvent, { registrations, checkIns, attendances, sessions, pickUps });
  }

  /** Lets people of a party pass; the same scan again is the check-in that it was, and is not new. */
  async pass(communityEvent: CommunityEvent, scan: Scan): Promise<Passed> {
    const { nonce, registrationId } = scan;
    const book = await this.open(communityEvent, { nonces: [nonce], registrationIds: [registrationId], moments: [scan] });
    const earlier = book.earlier(scan);
    if (earlier) return { checkIn: earlier, isNew: false, fetched: [] };
    const checkIn = book.pass(scan);
    await this.doors.holdFor(communityEvent, checkIn, book.newlyCame);
    await this.close(book);
    return { checkIn, isNew: true, fetched: fetchedIn(book) };
  }

  /** As the doors know them. */
  sessionsOf(communityEvent: CommunityEvent): Promise<HeldSession[] | undefined> {
    return this.doors.sessionsOf(communityEvent);
  }

  /** Throws ChangedMeanwhile where a party has passed another gate, or a guardian has said otherwise, since the book was opened. */
  async close(book: GateBook): Promise<void> {
    await this.attendances.save(book.attendances);
    await this.checkIns.insertAll(book.entered);
    await this.pickUps.close(book.pickUps);
  }
}

/** What came of a scan, and who was fetched by it. */
interface Passed {
  readonly checkIn: CheckIn;
  readonly isNew: boolean;
  readonly fetched: readonly PartyFetchedBody[];
}

/** Who was fetched since the book was opened. */
export const fetchedIn = (book: GateBook): PartyFetchedBody[] =>
  book.entered.flatMap((checkIn) => fetchedBy(checkIn, book) ?? []);

/** The fact that somebody has fetched; undefined of any other check-in. */
export function fetchedBy(checkIn: CheckIn, book: GateBook): PartyFetchedBody | undefined {
  const { registrationId: _id = '', eventId, residentId = '' } = checkIn;
  return factOf(checkIn, book.communityEvent, book.pickUps.bookOf({ _id, eventId, residentId }));
}
