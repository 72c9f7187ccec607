import { Injectable } from '@nestjs/common';
import { CheckIn } from '../check-in/check-in';
import { CheckInStore } from '../check-in/check-in.store';
import { FormStore } from '../forms/form.store';
import { Registration } from '../registrations/registration';
import { HandoverBook } from './handover-book';
import { aBook, PickUpBook } from './pick-up-book';
import { PickUpBookStore } from './pick-up-book.store';
import { noPickUpRule, PickUpRule } from './pick-up-rule';
import { PickUpRuleStore } from './pick-up-rule.store';

/** What is known of who may fetch for one registration. */
export interface OpenPickUp {
  readonly book: PickUpBook;
  readonly rule: PickUpRule;
  /** Names of the party, in the order of its form. */
  readonly attendees: readonly string[];
}

/** Where books of who may fetch are opened and closed, both in the one transaction of a handler. */
@Injectable()
export class PickUpDesk {
  constructor(
    private readonly rules: PickUpRuleStore,
    private readonly books: PickUpBookStore,
    private readonly forms: FormStore,
    private readonly checkIns: CheckInStore,
  ) {}

  /** For those who are scanned; events that have never asked who fetches cost one look. */
  async open(eventId: string, registrations: readonly Registration[]): Promise<HandoverBook> {
    const rule = await this.rules.of(eventId);
    if (!rule) return new HandoverBook();
    const books = await this.books.of(registrations.map(({ _id }) => _id));
    return new HandoverBook({ rule, books, attendees: await this.attendeesOf(registrations) });
  }

  /** Throws ChangedMeanwhile where a guardian has said otherwise since the book was opened. */
  async close(book: HandoverBook): Promise<void> {
    for (const one of book.changed) await this.books.save(one);
    for (const one of book.reliedOn) await this.books.relyOn(one);
  }

  async ruleOf(eventId: string): Promise<PickUpRule> {
    return (await this.rules.of(eventId)) ?? noPickUpRule(eventId);
  }

  /** For one registration. */
  async openOne(registration: Registration): Promise<OpenPickUp> {
    const [one] = await this.openAll(registration.eventId, [registration]);
    return one as OpenPickUp;
  }

  /** For registrations of one event, in their order. */
  async openAll(eventId: string, registrations: readonly Registration[]): Promise<OpenPickUp[]> {
    const rule = await this.ruleOf(eventId);
    const books = rule.version === 0 ? new Map<string, PickUpBook>() : await this.books.of(registrations.map(({ _id }) => _id));
    const attendees = rule.version === 0 ? new Map<string, string[]>() : await this.attendeesOf(registrations);
    return registrations.map((registration) => ({
      ...{ rule, book: books.get(registration._id) ?? aBook(registration) },
      attendees: attendees.get(registration._id) ?? [],
    }));
  }

  /** The books of those among the check-ins of which somebody was fetched. */
  booksFor(checkIns: readonly CheckIn[]): Promise<ReadonlyMap<string, PickUpBook>> {
    const ids = checkIns.flatMap(({ fetchedBy, registrationId }) =>
      fetchedBy?.personId && registrationId ? [registrationId] : [],
    );
    return this.books.of([...new Set(ids)]);
  }

  /** The exits of the registrations at the session at which it was said who fetches. */
  async fetchedAt(session: string, registrationIds: readonly string[]): Promise<CheckIn[]> {
    return (await this.checkIns.accepted(registrationIds, [session])).filter(({ fetchedBy }) => fetchedBy);
  }

  private async attendeesOf(registrations: readonly Registration[]): Promise<ReadonlyMap<string, string[]>> {
    const forms = await this.forms.of(registrations);
    return new Map([...forms].map(([id, { attendees }]) => [id, attendees.map(({ name }) => name)]));
  }
}
