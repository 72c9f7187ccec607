import {
  PeopleExceedParty,
  RegistrationNotConfirmed,
  RegistrationNotFound,
  SessionNotFound,
  TicketForAnotherEvent,
  TooManyPassages,
} from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { Handover } from '../pick-up/handover';
import { HandoverBook } from '../pick-up/handover-book';
import { Registration } from '../registrations/registration';
import { Attendance, assertSame, CheckIn, idAtSession, Repeated, Standing, standingAfter, standingWithout } from './check-in';
import { dateKeyOf } from './dates';
import { assertDoorsOpen, assertHeld } from './doors';
import { Scan } from './scan';
import { assertJoinedFor, enrolledIn, HeldSession, hasPlaceAt, peopleEnrolled, sessionAsked } from './session-doors';

/** A party that comes and goes more often is a mistake of a device. */
export const MOST_PASSAGES = 200;

/** What is known of those who are scanned. */
export interface Known {
  readonly registrations: readonly Registration[];
  readonly checkIns: readonly CheckIn[];
  readonly attendances: readonly Attendance[];
  /** Where the event has sessions: all of them. */
  readonly sessions?: readonly HeldSession[];
  /** Who may fetch whom, where the event asks for it. */
  readonly pickUps?: HandoverBook;
}

/** The check-ins of some parties for one event, in memory: what is decided here is to be saved as a whole. */
export class GateBook {
  private readonly registrations: ReadonlyMap<string, Registration>;
  private readonly byNonce = new Map<string, CheckIn>();
  private readonly passages = new Map<string, CheckIn[]>();
  private readonly before: ReadonlyMap<string, Attendance>;
  /** Undefined where the event has none. */
  readonly sessions: readonly HeldSession[] | undefined;
  private readonly after = new Map<string, Attendance>();
  /** What has come in since the book was opened. */
  readonly entered: CheckIn[] = [];
  readonly pickUps: HandoverBook;

  constructor(
    readonly communityEvent: CommunityEvent,
    { registrations, checkIns, attendances, sessions, pickUps = new HandoverBook() }: Known,
  ) {
    this.registrations = new Map(registrations.map((one) => [one._id, one]));
    this.before = new Map(attendances.map((one) => [one._id, one]));
    this.sessions = sessions;
    this.pickUps = pickUps;
    for (const checkIn of checkIns) this.put(checkIn);
  }

  /** The attendances that are not as they were, each one version on. */
  get attendances(): Attendance[] {
    return [...this.after.values()];
  }

  /** How many people have come since the book was opened who had not been inside before. */
  get newlyCame(): number {
    return this.attendances.reduce((sum, { _id, came }) => sum + came - (this.before.get(_id)?.came ?? 0), 0);
  }

  /** The registrations of which somebody has been let pass since the book was opened. */
  get comers(): string[] {
    return [
      ...new Set(this.entered.flatMap(({ registrationId, status }) => (status === 'accepted' ? (registrationId ?? []) : []))),
    ];
  }

  /** The check-in that has the nonce; throws KeyReused where it was another scan. */
  earlier(scan: Repeated & Pick<CheckIn, 'nonce'>): CheckIn | undefined {
    const found = this.byNonce.get(scan.nonce);
    if (found) assertSame(found, scan);
    return found;
  }

  /** The check-in that comes of a scan that is new; throws what it is refused for. */
  pass(scan: Scan): CheckIn {
    if (!this.communityEvent.brokenOffAt) assertHeld(this.communityEvent);
    const session = this.sessionOf(scan);
    assertHeld(this.communityEvent, session);
    assertDoorsOpen(session ?? this.communityEvent, scan.at);
    const { party, partySize } = this.partyOf(scan, session);
    const { id: _id, fetchedBy, session: _asked, ...rest } = scan;
    const { residentId, eventId } = party;
    const at = this.placed(session);
    const checkIn: CheckIn = { _id, eventId, residentId, ...rest, ...at, status: 'accepted' };
    const standing = standingAfter([...this.passagesOf(checkIn), checkIn], partySize);
    const handedOver = handedOverTo(this.pickUps.hand({ ...checkIn, fetchedBy }, party));
    this.stand(checkIn, standing);
    return this.enter({ ...checkIn, inside: standing.inside, ...handedOver });
  }

  /** The check-in does not count any more; throws UndoOutOfOrder where what came after it could not have been without it. */
  takeBack(checkIn: CheckIn): void {
    const rest = this.passagesOf(checkIn).filter((one) => one._id !== checkIn._id);
    const partySize = this.registrations.get(checkIn.registrationId ?? '')?.partySize ?? 0;
    this.stand(checkIn, standingWithout(rest, partySize));
    this.passages.set(placeOf(checkIn), rest);
  }

  /** Keeps a check-in as it is. */
  enter(checkIn: CheckIn): CheckIn {
    this.put(checkIn);
    this.entered.push(checkIn);
    return checkIn;
  }

  /** The session that the scan names or is at; undefined where the event has none. */
  private sessionOf({ session, registrationId, at }: Pick<Scan, 'session' | 'registrationId' | 'at'>): HeldSession | undefined {
    if (!this.sessions && session !== undefined) throw new SessionNotFound();
    if (!this.sessions) return undefined;
    const registration = this.registrations.get(registrationId);
    const own = registration ? enrolledIn(this.sessions, registration, this.communityEvent) : [];
    return sessionAsked(session === undefined && own.length > 0 ? own : this.sessions, { at, session });
  }

  /** Where those are who come to the session, or to the event at its present date. */
  private placed(session: HeldSession | undefined): Pick<CheckIn, 'session'> {
    const key = session?.key ?? dateKeyOf(this.communityEvent);
    return key === undefined ? {} : { session: key };
  }

  private stand(place: Place, standing: Standing): void {
    const [_id, { session }] = [placeOf(place), place];
    const version = (this.before.get(_id)?.version ?? 0) + 1;
    const at = session !== undefined && { registrationId: place.registrationId, session };
    this.after.set(_id, { _id, eventId: this.communityEvent._id, ...at, ...standing, version });
  }

  private partyOf(
    { registrationId, people }: Scan,
    held: HeldSession | undefined,
  ): { readonly party: Registration; readonly partySize: number } {
    const registration = this.registrations.get(registrationId);
    if (!registration) throw new RegistrationNotFound();
    const at = this.placed(held);
    if (registration.eventId !== this.communityEvent._id) throw new TicketForAnotherEvent();
    if (!hasPlaceAt(registration, held)) throw new RegistrationNotConfirmed();
    assertJoinedFor(registration, held);
    const partySize = held ? peopleEnrolled(registration, this.communityEvent, held) : registration.partySize;
    if (people > partySize) throw new PeopleExceedParty({ partySize });
    if (this.passagesOf({ registrationId, ...at }).length >= MOST_PASSAGES) throw new TooManyPassages({ most: MOST_PASSAGES });
    return { party: registration, partySize };
  }

  private passagesOf(place: Place): readonly CheckIn[] {
    return this.passages.get(placeOf(place)) ?? [];
  }

  private put(checkIn: CheckIn): void {
    this.byNonce.set(checkIn.nonce, checkIn);
    if (checkIn.registrationId === undefined || checkIn.status !== 'accepted') return;
    const passages = this.passages.get(placeOf(checkIn)) ?? [];
    passages.push(checkIn);
    this.passages.set(placeOf(checkIn), passages);
  }
}

/** Who has fetched; known too late not to be right it is a conflict. */
const handedOverTo = (fetchedBy: Handover | undefined): Pick<CheckIn, 'fetchedBy' | 'conflict'> => ({
  ...(fetchedBy && { fetchedBy }),
  ...(fetchedBy?.fault !== undefined && fetchedBy.override === undefined && { conflict: true }),
});

type Place = Pick<CheckIn, 'registrationId' | 'session'>;

const placeOf = ({ registrationId = '', session }: Place): string => idAtSession(registrationId, session);
