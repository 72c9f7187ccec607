import { DeclaredError, errorAt, normalMobileNumber } from '@linli/contracts';
import {
  Direction,
  FetcherBody,
  FetcherMissing,
  FetcherNotAuthorised,
  FetcherNotClear,
  FetcherNotForChild,
  FetcherNotToday,
  FetcherRemoved,
  OverrideReason,
} from '@linli/contracts/events';
import { isOn, PickUpBook, PickUpPerson, samePerson } from './pick-up-book';

/** Who fetches, as a device says it. */
export type Fetcher = Readonly<FetcherBody>;

/** Who has fetched, as it is kept with the check-in: it names nobody. */
export interface Handover {
  readonly personId?: string;
  readonly guardian?: true;
  readonly children?: readonly number[];
  /** Why staff have let them go all the same. */
  readonly override?: OverrideReason;
  /** The code of what was against it. */
  readonly fault?: string;
}

interface Passage {
  readonly direction: Direction;
  readonly people: number;
}

/** Throws FetcherNotClear where it is said at an entry, in two ways, or of other children than go out. */
export function assertClear(fetcher: Fetcher | undefined, { direction, people }: Passage): void {
  if (!fetcher) return;
  const { personId, guardian, name, phone, children, override } = fetcher;
  const ways = [personId !== undefined, guardian === true, name !== undefined].filter(Boolean).length;
  const isClear =
    direction === 'exit' &&
    (ways === 1 || (ways === 0 && override !== undefined)) &&
    (phone === undefined || name !== undefined) &&
    (children === undefined || (children.length === people && new Set(children).size === people));
  if (!isClear) throw errorAt(FetcherNotClear, '#/fetchedBy');
}

/** The person of the book that is meant; undefined where there is none. */
export function personMeant(book: PickUpBook, { personId, name, phone }: Fetcher): PickUpPerson | undefined {
  if (personId !== undefined) return book.persons.find(({ id }) => id === personId);
  if (name === undefined) return undefined;
  return samePerson(book, { name: name.trim(), phone: phone === undefined ? undefined : normalMobileNumber(phone) });
}

interface Fetching {
  readonly book: PickUpBook;
  /** Names of the party, in the order of its form. */
  readonly attendees: readonly string[];
  readonly at: Date;
  readonly day: string;
}

/** What is against it that the party goes with whoever fetches; undefined where nothing is. */
export function faultOf(fetcher: Fetcher | undefined, fetching: Fetching): DeclaredError | undefined {
  if (!fetcher) return errorAt(FetcherMissing, '#/fetchedBy');
  const { book, at } = fetching;
  if (fetcher.guardian) return book.guardianFetches ? undefined : new FetcherNotAuthorised();
  const person = personMeant(book, fetcher);
  if (!person && fetcher.personId === undefined && fetcher.name === undefined) return errorAt(FetcherMissing, '#/fetchedBy');
  if (!person || person.atGate) return new FetcherNotAuthorised();
  const { removedAt, from = '…', until = '…' } = person;
  if (removedAt !== undefined && at >= new Date(removedAt)) return new FetcherRemoved({ removedAt });
  if (!isOn(person, fetching.day)) return new FetcherNotToday({ from, until });
  return faultOfChildren(fetcher, person, fetching.attendees);
}

/** Where it is not said who goes out it may be anybody of the party. */
function faultOfChildren({ children }: Fetcher, person: PickUpPerson, attendees: readonly string[]): DeclaredError | undefined {
  if (!person.children) return undefined;
  const own = new Set(person.children);
  const going = children ?? attendees.map((_name, at) => at + 1);
  const child = going.find((number) => !own.has(attendees[number - 1] ?? ''));
  if (child !== undefined) return new FetcherNotForChild({ child });
  return going.length === 0 ? new FetcherNotAuthorised() : undefined;
}

/** Whether a scan that comes again says the same of who fetches; a name is told by its nonce. */
export function isSameFetcher(earlier: Handover = {}, again: Fetcher = {}): boolean {
  const isSamePerson =
    again.name !== undefined ||
    (again.personId === earlier.personId && (again.guardian ?? false) === (earlier.guardian ?? false));
  return isSamePerson && String(again.children ?? []) === String(earlier.children ?? []);
}
