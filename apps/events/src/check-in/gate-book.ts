import {
  PeopleExceedParty,
  RegistrationNotConfirmed,
  RegistrationNotFound,
  TicketForAnotherEvent,
  TooManyPassages,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { Attendance, assertSame, CheckIn, Standing, standingAfter, standingWithout } from './check-in';
import { assertDoorsOpen, assertHeld } from './doors';
import { Scan } from './scan';

/** A party that comes and goes more often is a mistake of a device. */
export const MOST_PASSAGES = 200;

/** What is known of those who are scanned. */
export interface Known {
  readonly registrations: readonly Registration[];
  readonly checkIns: readonly CheckIn[];
  readonly attendances: readonly Attendance[];
}

/** The check-ins of some parties for one event, in memory: what is decided here is to be saved as a whole. */
export class GateBook {
  private readonly registrations: ReadonlyMap<string, Registration>;
  private readonly byNonce = new Map<string, CheckIn>();
  private readonly passages = new Map<string, CheckIn[]>();
  private readonly before: ReadonlyMap<string, Attendance>;
  private readonly after = new Map<string, Attendance>();
  /** What has come in since the book was opened. */
  readonly entered: CheckIn[] = [];

  constructor(
    readonly communityEvent: CommunityEvent,
    { registrations, checkIns, attendances }: Known,
  ) {
    this.registrations = new Map(registrations.map((one) => [one._id, one]));
    this.before = new Map(attendances.map((one) => [one._id, one]));
    for (const checkIn of checkIns) this.put(checkIn);
  }

  /** The attendances that are not as they were, each one version on. */
  get attendances(): Attendance[] {
    return [...this.after.values()];
  }

  /** The check-in that has the nonce; throws KeyReused where it was another scan. */
  earlier(scan: Pick<CheckIn, 'nonce' | 'gate' | 'direction' | 'people' | 'registrationId'>): CheckIn | undefined {
    const found = this.byNonce.get(scan.nonce);
    if (found) assertSame(found, scan);
    return found;
  }

  /** The check-in that comes of a scan that is new; throws what it is refused for. */
  pass(scan: Scan): CheckIn {
    assertHeld(this.communityEvent);
    assertDoorsOpen(this.communityEvent, scan.at);
    const { residentId, partySize } = this.partyOf(scan);
    const { id: _id, ...rest } = scan;
    const { _id: eventId } = this.communityEvent;
    const checkIn: CheckIn = { _id, eventId, residentId, ...rest, status: 'accepted' };
    const standing = standingAfter([...this.passagesOf(scan.registrationId), checkIn], partySize);
    this.stand(scan.registrationId, standing);
    return this.enter({ ...checkIn, inside: standing.inside });
  }

  /** The check-in does not count any more; throws UndoOutOfOrder where what came after it could not have been without it. */
  takeBack({ _id, registrationId = '' }: CheckIn): void {
    const rest = this.passagesOf(registrationId).filter((one) => one._id !== _id);
    const partySize = this.registrations.get(registrationId)?.partySize ?? 0;
    this.stand(registrationId, standingWithout(rest, partySize));
    this.passages.set(registrationId, rest);
  }

  /** Whether somebody of the party has passed another gate. */
  hasPassedElsewhere({ registrationId, gate }: Pick<Scan, 'registrationId' | 'gate'>): boolean {
    return this.passagesOf(registrationId).some((one) => one.gate !== gate);
  }

  /** Keeps a check-in as it is. */
  enter(checkIn: CheckIn): CheckIn {
    this.put(checkIn);
    this.entered.push(checkIn);
    return checkIn;
  }

  private stand(_id: string, standing: Standing): void {
    const version = (this.before.get(_id)?.version ?? 0) + 1;
    this.after.set(_id, { _id, eventId: this.communityEvent._id, ...standing, version });
  }

  private partyOf({ registrationId, people }: Scan): Registration {
    const registration = this.registrations.get(registrationId);
    if (!registration) throw new RegistrationNotFound();
    const { eventId, status, partySize } = registration;
    if (eventId !== this.communityEvent._id) throw new TicketForAnotherEvent();
    if (status !== 'confirmed') throw new RegistrationNotConfirmed();
    if (people > partySize) throw new PeopleExceedParty({ partySize });
    if (this.passagesOf(registrationId).length >= MOST_PASSAGES) throw new TooManyPassages({ most: MOST_PASSAGES });
    return registration;
  }

  private passagesOf(registrationId: string): readonly CheckIn[] {
    return this.passages.get(registrationId) ?? [];
  }

  private put(checkIn: CheckIn): void {
    this.byNonce.set(checkIn.nonce, checkIn);
    if (checkIn.registrationId === undefined || checkIn.status !== 'accepted') return;
    const passages = this.passages.get(checkIn.registrationId) ?? [];
    passages.push(checkIn);
    this.passages.set(checkIn.registrationId, passages);
  }
}
