import { maskName, maskPhone } from '@linli/contracts';
import {
  CheckInView,
  FetchedAtView,
  FetchedView,
  MyPickUpView,
  PartyFetchedBody,
  PickUpPersonView,
  PickUpView,
  SessionRollEntry,
} from '@linli/contracts/events';
import { CheckIn } from '../check-in/check-in';
import { CommunityEvent } from '../community-events/community-event';
import { snapshotOf } from '../community-events/community-event.view';
import { Handover } from './handover';
import { isListed, isOn, PickUpBook, PickUpPerson } from './pick-up-book';
import { dayOf, PickUpRule } from './pick-up-rule';

interface Shown {
  readonly inFull: boolean;
  readonly attendees: readonly string[];
  readonly day: string;
}

/** The person with name and number in full or masked; children by their number in the form as it is now. */
export function personViewOf(person: PickUpPerson, { inFull, attendees, day }: Shown): PickUpPersonView {
  const { id, name, phone, relation, children, from, until, namedAt, removedAt, atGate } = person;
  const numbers = attendees.flatMap((one, at) => (children?.includes(one) ? [at + 1] : []));
  return {
    ...{ id, name: inFull ? name : maskName(name), relation, namedAt, today: isListed(person) && isOn(person, day) },
    ...(phone !== undefined && { phone: inFull ? phone : maskPhone(phone) }),
    ...(children && { children: numbers }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(removedAt !== undefined && { removedAt }),
    ...(atGate && { atGate }),
  };
}

export const myViewOf = ({ _id: registrationId, guardianFetches, tellOfEach }: PickUpBook): MyPickUpView => ({
  ...{ registrationId, guardianFetches, tellOfEach },
});

interface Opened {
  readonly book: PickUpBook;
  readonly rule: PickUpRule;
  readonly attendees: readonly string[];
}

/** In full; with those too who may fetch no more where whoever registered asks. */
export function pickUpViewOf({ book, rule, attendees }: Opened, { at, isOwn }: { at: Date; isOwn: boolean }): PickUpView {
  const { eventId, residentId, persons } = book;
  const day = dayOf(at, rule);
  return {
    ...{ ...myViewOf(book), eventId, residentId, required: rule.required, day, attendees: [...attendees] },
    persons: persons.filter((one) => isOwn || isListed(one)).map((one) => personViewOf(one, { inFull: true, attendees, day })),
  };
}

/** Who has fetched, with their name in full or masked as far as it is still known. */
export function fetchedViewOf({ personId, children, ...handover }: Handover, book?: PickUpBook, inFull = false): FetchedView {
  const person = book?.persons.find(({ id }) => id === personId);
  const { name, relation, atGate } = person ?? {};
  return {
    ...handover,
    ...(personId !== undefined && { personId }),
    ...(name !== undefined && { name: inFull ? name : maskName(name) }),
    ...(relation && !atGate && { relation }),
    ...(children && { children: [...children] }),
  };
}

interface Named {
  readonly books: ReadonlyMap<string, PickUpBook>;
  readonly inFull: boolean;
}

/** The check-in with who has fetched by name, where somebody has. */
export const withFetcher = (view: CheckInView, { fetchedBy, registrationId = '' }: CheckIn, { books, inFull }: Named) =>
  fetchedBy ? { ...view, fetchedBy: fetchedViewOf(fetchedBy, books.get(registrationId), inFull) } : view;

/** So many exits of a party stand on the roll of a session. */
const LATEST = 6;

/** What the roll of a session says of a party, masked: who may fetch today, and who has. */
export function onRoll({ book, rule, attendees }: Opened, exits: readonly CheckIn[], at: Date): Partial<SessionRollEntry> {
  if (!rule.required && exits.length === 0) return {};
  const shown = { inFull: false, attendees, day: dayOf(at, rule) };
  const fetched = exits.toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, LATEST);
  return {
    guardianFetches: book.guardianFetches,
    mayFetch: book.persons.map((person) => personViewOf(person, shown)).filter(({ today }) => today),
    fetched: fetched.map((exit) => fetchedAt(exit, book)),
  };
}

const fetchedAt = ({ fetchedBy = {}, at }: CheckIn, book: PickUpBook): FetchedAtView => ({
  ...fetchedViewOf(fetchedBy, book, false),
  at: at.toISOString(),
});

/** The fact that somebody has fetched; undefined of any other check-in. */
export function factOf(checkIn: CheckIn, communityEvent: CommunityEvent, book: PickUpBook): PartyFetchedBody | undefined {
  const { _id: checkInId, registrationId, residentId, fetchedBy, session, people, at, status } = checkIn;
  if (!fetchedBy || status !== 'accepted' || registrationId === undefined || residentId === undefined) return undefined;
  const { guardian, override, fault } = fetchedBy;
  const { name } = fetchedViewOf(fetchedBy, book, false);
  return {
    ...{ registrationId, checkInId, residentId, communityEvent: snapshotOf(communityEvent), people, at: at.toISOString() },
    ...(session !== undefined && { session }),
    by: guardian ? 'guardian' : name === undefined ? 'nobody' : 'person',
    ...(name !== undefined && { name }),
    ...(override && { override }),
    ...(fault !== undefined && { fault }),
    tell: fault !== undefined || book.tellOfEach,
  };
}
