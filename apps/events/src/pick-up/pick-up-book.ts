import { Relation } from '@linli/contracts/events';
import { Registration } from '../registrations/registration';

/** Somebody who may fetch, who might once, or whom staff have entered at a gate. */
export interface PickUpPerson {
  readonly id: string;
  readonly name: string;
  /** In its normal form; only who was entered at a gate may have none. */
  readonly phone?: string;
  readonly relation: Relation;
  /** By name, so that a form that is filled in anew lets nobody fetch another child; the whole party where it is missing. */
  readonly children?: readonly string[];
  /** Days, both among them. */
  readonly from?: string;
  readonly until?: string;
  /** Instants in ISO 8601. */
  readonly namedAt: string;
  readonly removedAt?: string;
  /** Never named by the guardian. */
  readonly atGate?: true;
}

/** Who may fetch for one registration, and who has fetched: names stay as long as check-ins refer to them. */
export interface PickUpBook {
  /** The registration. */
  readonly _id: string;
  readonly eventId: string;
  readonly residentId: string;
  readonly guardianFetches: boolean;
  readonly tellOfEach: boolean;
  readonly persons: readonly PickUpPerson[];
  readonly changedAt: Date;
  readonly version: number;
}

/** The guardian alone fetches where nobody is named. */
export const aBook = ({ _id, eventId, residentId }: Pick<Registration, '_id' | 'eventId' | 'residentId'>): PickUpBook => ({
  ...{ _id, eventId, residentId, guardianFetches: true, tellOfEach: false },
  ...{ persons: [], changedAt: new Date(0), version: 0 },
});

/** One version on. */
export const changedBook = (book: PickUpBook, change: Partial<PickUpBook>, now: Date): PickUpBook => ({
  ...{ ...book, ...change },
  ...{ changedAt: now, version: book.version + 1 },
});

/** The person in the place that it has, or at the end. */
export const withPerson = (persons: readonly PickUpPerson[], person: PickUpPerson): PickUpPerson[] =>
  persons.some(({ id }) => id === person.id) ? persons.map((one) => (one.id === person.id ? person : one)) : [...persons, person];

/** Who has that name, and that number. */
export const samePerson = (
  { persons }: PickUpBook,
  { name, phone }: Pick<PickUpPerson, 'name' | 'phone'>,
): PickUpPerson | undefined => persons.find((one) => one.name === name && one.phone === phone);

/** Named by the guardian, and not removed. */
export const isListed = ({ removedAt, atGate }: PickUpPerson): boolean => removedAt === undefined && !atGate;

/** Whether the day is one of those on which the person may fetch. */
export const isOn = ({ from, until }: PickUpPerson, day: string): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until);
