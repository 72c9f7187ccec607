import { Actor, errorAt, normalMobileNumber } from '@linli/contracts';
import {
  ChildNotNamed,
  MOST_PICK_UP_PERSONS,
  MOST_PICK_UP_PERSONS_EVER,
  NamePickUpPersonBody,
  PickUpDaysNotValid,
  PickUpNotAsked,
  PickUpPersonNotFound,
  RegistrationEnded,
  SetMyPickUpBody,
  TooManyFormerPickUpPersons,
  TooManyPickUpPersons,
} from '@linli/contracts/events';
import { assertOwn, Registration } from '../registrations/registration';
import { isDay } from '../sessions/clock-times';
import { changedBook, isListed, PickUpBook, PickUpPerson, samePerson, withPerson } from './pick-up-book';
import { PickUpRule } from './pick-up-rule';

/** A guardian who says something of who fetches. */
export interface Guarding {
  readonly registration: Registration;
  readonly rule: PickUpRule;
  readonly actor: Actor;
  readonly now: Date;
}

export interface Naming extends Guarding {
  /** Names of the party, in the order of its form. */
  readonly attendees: readonly string[];
  readonly newId: string;
}

export interface Named {
  readonly book: PickUpBook;
  readonly person: PickUpPerson;
}

type Said = Omit<NamePickUpPersonBody, 'registrationId'>;

/** So many more can be entered at gates: a child is not kept because a list is full. */
const ROOM_FOR_GATES = 40;

/**
 * The book with the person; the book that it was where nothing is new. The same name and number is the same person: who has fetched stays
 * what it was, for a name that is kept is never changed.
 */
export function namePerson(book: PickUpBook, said: Said, naming: Naming): Named {
  assertGuardian(naming);
  const there = samePerson(book, { name: said.name.trim(), phone: normalMobileNumber(said.phone) });
  const person = personOf(said, naming, there);
  if (there && isTheSame(there, person)) return { book, person: there };
  if (!there || !isListed(there)) assertRoom(book, there);
  return { book: changedBook(book, { persons: withPerson(book.persons, person) }, naming.now), person };
}

function personOf({ name, phone, relation, ...said }: Said, naming: Naming, there: PickUpPerson | undefined): PickUpPerson {
  const { id = naming.newId, namedAt = naming.now.toISOString() } = there ?? {};
  const children = said.children && namesOf(said.children, naming.attendees);
  return {
    ...{ id, name: name.trim(), phone: normalMobileNumber(phone), relation },
    ...(children && children.length > 0 && { children }),
    ...daysOf(said),
    namedAt,
  };
}

function namesOf(numbers: readonly number[], attendees: readonly string[]): string[] {
  const names = [...new Set(numbers)]
    .toSorted((one, other) => one - other)
    .map((child) => {
      const name = attendees[child - 1];
      if (name === undefined) throw errorAt(ChildNotNamed, '#/children', { child });
      return name;
    });
  return [...new Set(names)];
}

function daysOf({ from, until }: Pick<Said, 'from' | 'until'>) {
  if (from !== undefined && !isDay(from)) throw errorAt(PickUpDaysNotValid, '#/from');
  if (until !== undefined && (!isDay(until) || (from !== undefined && until < from)))
    throw errorAt(PickUpDaysNotValid, '#/until');
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function assertRoom({ persons }: PickUpBook, there: PickUpPerson | undefined): void {
  if (persons.filter(isListed).length >= MOST_PICK_UP_PERSONS) throw new TooManyPickUpPersons({ most: MOST_PICK_UP_PERSONS });
  const most = MOST_PICK_UP_PERSONS_EVER - ROOM_FOR_GATES;
  if (!there && persons.length >= most) throw new TooManyFormerPickUpPersons({ most });
}

/** Nothing is in the one that is not in the other. */
const isTheSame = (one: PickUpPerson, other: PickUpPerson): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = ({ relation, children, from, until, removedAt, atGate }: PickUpPerson) => [
  ...[relation, children, from, until, removedAt, atGate],
];

/** The person may fetch no more; removed once more nothing changes. Also when the registration has ended. */
export function removePerson(book: PickUpBook, id: string, { registration, actor, now }: Omit<Guarding, 'rule'>): Named {
  assertOwn(registration, actor);
  const person = book.persons.find((one) => one.id === id && !one.atGate);
  if (!person) throw new PickUpPersonNotFound();
  if (!isListed(person)) return { book, person };
  const removed = { ...person, removedAt: now.toISOString() };
  return { book: changedBook(book, { persons: withPerson(book.persons, removed) }, now), person: removed };
}

/** What the guardian wants for themself; the book that it was where nothing is new. */
export function settle(book: PickUpBook, said: Omit<SetMyPickUpBody, 'registrationId'>, guarding: Guarding): PickUpBook {
  assertGuardian(guarding);
  const { guardianFetches = book.guardianFetches, tellOfEach = book.tellOfEach } = said;
  if (guardianFetches === book.guardianFetches && tellOfEach === book.tellOfEach) return book;
  return changedBook(book, { guardianFetches, tellOfEach }, guarding.now);
}

function assertGuardian({ registration, rule, actor }: Guarding): void {
  assertOwn(registration, actor);
  if (!registration.active) throw new RegistrationEnded();
  if (!rule.required) throw new PickUpNotAsked();
}
