import { DeclaredError, normalMobileNumber } from '@linli/contracts';
import { MOST_PICK_UP_PERSONS_EVER, PickUpNotAsked, TooManyFormerPickUpPersons } from '@linli/contracts/events';
import { CheckIn } from '../check-in/check-in';
import { Registration } from '../registrations/registration';
import { assertClear, Fetcher, faultOf, Handover, personMeant } from './handover';
import { aBook, changedBook, PickUpBook, PickUpPerson } from './pick-up-book';
import { dayOf, PickUpRule } from './pick-up-rule';

/** What is known of who may fetch, for those who are scanned. */
export interface KnownPickUps {
  readonly rule: PickUpRule;
  readonly books: ReadonlyMap<string, PickUpBook>;
  /** Names of the people of a registration, in the order of its form. */
  readonly attendees: ReadonlyMap<string, readonly string[]>;
}

type Passage = Pick<CheckIn, '_id' | 'direction' | 'people' | 'way' | 'at'> & { readonly fetchedBy?: Fetcher };
type Party = Pick<Registration, '_id' | 'eventId' | 'residentId'>;

/** Who fetches whom, in memory: what is decided here is to be saved with the check-ins. */
export class HandoverBook {
  private readonly after = new Map<string, PickUpBook>();
  private readonly relied = new Map<string, PickUpBook>();

  /** Without anything known of an event that has never asked who fetches. */
  constructor(private readonly known?: KnownPickUps) {}

  /** The books in which somebody was entered, each one version on. */
  get changed(): PickUpBook[] {
    return [...this.after.values()];
  }

  /** The books, as they were, that must not have changed meanwhile. */
  get reliedOn(): PickUpBook[] {
    return [...this.relied.values()].filter(({ _id, version }) => version > 0 && !this.after.has(_id));
  }

  bookOf(party: Party): PickUpBook {
    return this.after.get(party._id) ?? this.known?.books.get(party._id) ?? aBook(party);
  }

  /**
   * Who fetches the people who go out; undefined where it is neither asked nor said. Throws why not, unless staff say why all the same, or
   * they have gone already.
   */
  hand(passage: Passage, party: Party): Handover | undefined {
    const { fetchedBy, direction, way } = passage;
    assertClear(fetchedBy, passage);
    if (!this.known && fetchedBy) throw new PickUpNotAsked();
    if (!this.known || direction === 'entry' || (!this.known.rule.required && !fetchedBy)) return undefined;
    const fault = this.faultOf(passage, party, this.known);
    if (!fault) return this.reliedOnFor(passage, party);
    const override = fetchedBy?.override;
    if (override === undefined && way !== 'upload') throw fault;
    return { ...this.whoOf(passage, party), ...(override && { override }), fault: fault.code };
  }

  private faultOf({ fetchedBy, at }: Passage, party: Party, { rule, attendees }: KnownPickUps): DeclaredError | undefined {
    const named = attendees.get(party._id) ?? [];
    return faultOf(fetchedBy, { book: this.bookOf(party), attendees: named, at, day: dayOf(at, rule) });
  }

  private reliedOnFor(passage: Passage, party: Party): Handover {
    this.relied.set(party._id, this.bookOf(party));
    return this.whoOf(passage, party);
  }

  private whoOf(passage: Passage, party: Party): Handover {
    const { personId = this.byName(passage, party), guardian, children } = passage.fetchedBy ?? {};
    return {
      ...(personId !== undefined && { personId }),
      ...(guardian && { guardian }),
      ...(children && { children: [...children] }),
    };
  }

  /** Whoever has that name already, or somebody who is entered in the book and known by the id of the check-in. */
  private byName({ _id: id, fetchedBy, at, way }: Passage, party: Party): string | undefined {
    if (fetchedBy?.name === undefined) return undefined;
    const book = this.bookOf(party);
    const there = personMeant(book, fetchedBy);
    if (there) return there.id;
    if (book.persons.length < MOST_PICK_UP_PERSONS_EVER) return this.entered(book, atGate(id, fetchedBy, at), at);
    if (way === 'upload') return undefined;
    throw new TooManyFormerPickUpPersons({ most: MOST_PICK_UP_PERSONS_EVER });
  }

  private entered(book: PickUpBook, person: PickUpPerson, at: Date): string {
    const version = this.after.has(book._id) ? book.version - 1 : book.version;
    this.after.set(book._id, changedBook({ ...book, version }, { persons: [...book.persons, person] }, at));
    return person.id;
  }
}

const atGate = (id: string, { name = '', phone }: Fetcher, at: Date): PickUpPerson => ({
  ...{ id, name: name.trim(), ...(phone !== undefined && { phone: normalMobileNumber(phone) }) },
  ...{ relation: 'other', namedAt: at.toISOString(), atGate: true },
});
