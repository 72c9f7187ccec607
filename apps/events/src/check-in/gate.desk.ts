import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { RegistrationStore } from '../registrations/registration.store';
import { AttendanceStore } from './attendance.store';
import { CheckInStore } from './check-in.store';
import { GateBook } from './gate-book';

interface Concerned {
  readonly nonces: readonly string[];
  readonly registrationIds: readonly string[];
}

/** Where books are opened and closed, both in the one transaction of a handler. */
@Injectable()
export class GateDesk {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly checkIns: CheckInStore,
    private readonly attendances: AttendanceStore,
  ) {}

  /** All that is known of the parties and nonces. */
  async open(communityEvent: CommunityEvent, { nonces, registrationIds }: Concerned): Promise<GateBook> {
    const registrations = await this.registrations.those(registrationIds);
    const attendances = await this.attendances.those(registrationIds);
    const scanned = await this.checkIns.byNonces(communityEvent._id, nonces);
    const passages = await this.checkIns.accepted(registrationIds);
    const checkIns = [...new Map([...scanned, ...passages].map((one) => [one._id, one])).values()];
    return new GateBook(communityEvent, { registrations, checkIns, attendances });
  }

  /** Throws ChangedMeanwhile where a party has passed another gate since the book was opened. */
  async close(book: GateBook): Promise<void> {
    await this.attendances.save(book.attendances);
    await this.checkIns.insertAll(book.entered);
  }
}
