import { RegistrationNotFound } from '@linli/contracts/events';
import { DoorBook } from '../check-in/door-book';
import { CommunityEvent } from '../community-events/community-event';
import { Papers } from '../forms/papers';
import { wasHeld } from './holding';
import { Decision, Registration, Situation } from './registration';

/** Everybody who has or wants a place at one event, in memory, as far as sign-up has come. */
export class Roll implements Situation {
  private readonly registrations = new Map<string, Registration>();
  private readonly byResident = new Map<string, Registration>();
  /** Those whose places were held at some time, by resident. */
  private readonly holds = new Map<string, Map<string, Registration>>();
  private readonly perEnterprise = new Map<string, number>();
  /** Everybody who has ever registered. */
  private readonly residents = new Set<string>();
  private readonly line: Registration[] = [];
  /** What was decided since the last sitting: each registration as it was before, and the event. */
  private readonly undone = new Map<string, Registration | undefined>();
  private readonly latest = new Map<string, Registration>();
  private eventBefore: CommunityEvent | undefined;
  /** What goes with the next sitting and is not kept here. */
  readonly papers = new Papers();
  /** The same of people who come without a registration. */
  readonly doorBook = new DoorBook();

  constructor(
    public communityEvent: CommunityEvent,
    registrations: readonly Registration[] = [],
  ) {
    for (const registration of [...registrations].sort((a, b) => a.rank - b.rank)) this.put(registration);
  }

  get waiting(): readonly Registration[] {
    return this.line;
  }

  get size(): number {
    return this.registrations.size;
  }

  /** The event as it was at the last sitting. */
  get eventAtLastSitting(): CommunityEvent {
    return this.eventBefore ?? this.communityEvent;
  }

  get isChanged(): boolean {
    return this.eventBefore !== undefined;
  }

  /** The registrations that are not as they were at the last sitting. */
  get changed(): Registration[] {
    return [...this.latest.values()];
  }

  /** The registration was not there at the last sitting. */
  isNew({ _id }: Registration): boolean {
    return this.undone.has(_id) && this.undone.get(_id) === undefined;
  }

  /** Also one that has ended; undefined where there is none. */
  find(registrationId: string): Registration | undefined {
    return this.registrations.get(registrationId);
  }

  /** Also one that has ended; throws RegistrationNotFound. */
  get(registrationId: string): Registration {
    const registration = this.find(registrationId);
    if (!registration) throw new RegistrationNotFound();
    return registration;
  }

  /** The last of them; those of before are for sessions that have begun. */
  activeOf(residentId: string): Registration | undefined {
    return this.byResident.get(residentId);
  }

  hasSeen(residentId: string): boolean {
    return this.residents.has(residentId);
  }

  /** Whatever of the event was held for the resident, also when it has ended. */
  holdsOf(residentId: string): Registration[] {
    return [...(this.holds.get(residentId)?.values() ?? [])];
  }

  /** How many people of the enterprise have or want places. */
  peopleOf(enterpriseId: string): number {
    return this.perEnterprise.get(enterpriseId) ?? 0;
  }

  /** Every registration that there ever was, in order of arrival where none was read anew. */
  everybody(): Registration[] {
    return [...this.registrations.values()];
  }

  /** Some of those that have not ended and are meant. */
  someActive(limit: number, isMeant: (registration: Registration) => boolean): Registration[] {
    const found: Registration[] = [];
    if (limit <= 0) return found;
    // Somebody may have several: of sessions that have begun, and of one to come.
    for (const registration of this.registrations.values())
      if (registration.active && isMeant(registration) && found.push(registration) === limit) break;
    return found;
  }

  /** Those whose hold or offer is over. */
  due(now: Date): Registration[] {
    return [...this.registrations.values()].filter(({ active, expiresAt }) => active && expiresAt && expiresAt <= now);
  }

  /** From now on it is as decided, until `undo`. */
  apply({ communityEvent, changed }: Decision): void {
    if (changed.length === 0 && communityEvent === this.communityEvent) return;
    this.eventBefore ??= this.communityEvent;
    this.communityEvent = communityEvent;
    for (const registration of changed) {
      if (!this.undone.has(registration._id)) this.undone.set(registration._id, this.registrations.get(registration._id));
      this.latest.set(registration._id, registration);
      this.put(registration);
    }
  }

  /** What was decided stays. */
  settle(): void {
    this.undone.clear();
    this.latest.clear();
    this.papers.clear();
    this.doorBook.clear();
    this.eventBefore = undefined;
  }

  /** What was decided is not so. */
  undo(): void {
    for (const [id, before] of this.undone) {
      if (before) this.put(before);
      else this.drop(id);
    }
    this.communityEvent = this.eventBefore ?? this.communityEvent;
    this.settle();
  }

  /** What another writer has decided. */
  take(communityEvent: CommunityEvent, registrations: readonly Registration[]): void {
    this.communityEvent = communityEvent;
    for (const registration of registrations) this.put(registration);
  }

  private put(registration: Registration): void {
    this.drop(registration._id);
    this.registrations.set(registration._id, registration);
    this.residents.add(registration.residentId);
    if (wasHeld(registration)) this.rememberHold(registration);
    if (!registration.active) return;
    const other = this.byResident.get(registration.residentId);
    // Who has been at some sessions may have signed up for others since.
    if (!other || other.arrival < registration.arrival) this.byResident.set(registration.residentId, registration);
    this.countColleagues(registration, 1);
    if (registration.status === 'waiting') this.line.splice(this.placeOf(registration.rank), 0, registration);
  }

  private drop(id: string): void {
    const registration = this.registrations.get(id);
    this.registrations.delete(id);
    if (registration) this.holds.get(registration.residentId)?.delete(id);
    if (!registration?.active) return;
    if (this.byResident.get(registration.residentId)?._id === id) this.byResident.delete(registration.residentId);
    this.countColleagues(registration, -1);
    if (registration.status === 'waiting') this.line.splice(this.placeOf(registration.rank), 1);
  }

  private rememberHold(registration: Registration): void {
    const own = this.holds.get(registration.residentId) ?? new Map<string, Registration>();
    this.holds.set(registration.residentId, own.set(registration._id, registration));
  }

  private countColleagues({ enterpriseId, partySize }: Registration, times: 1 | -1): void {
    if (enterpriseId) this.perEnterprise.set(enterpriseId, this.peopleOf(enterpriseId) + times * partySize);
  }

  /** Where in the line that rank is, or would be. */
  private placeOf(rank: number): number {
    let [low, high] = [0, this.line.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.line[middle] as Registration).rank < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
