import { setTimeout as pause } from 'node:timers/promises';
import { InboxPage, NoticeKind, NoticeView } from '@linli/contracts/notifications';
import { Caller } from './client';
import { PersonName } from './seed/people';

const PATIENCE_MS = 30_000;
const POLL_MS = 25;

interface Expectation {
  readonly person: PersonName;
  readonly kind: NoticeKind;
  readonly subjectId: string;
}

/** Keeps count of every notice that the story must cause, and compares it with what the inboxes really hold. */
export class Expectations {
  private readonly all: Expectation[] = [];
  private open: Expectation[] = [];

  constructor(private readonly as: (person: PersonName) => Caller) {}

  get count(): number {
    return this.all.length;
  }

  add(kind: NoticeKind, subjectId: string, people: readonly PersonName[]): void {
    const added = people.map((person) => ({ person, kind, subjectId }));
    this.all.push(...added);
    this.open.push(...added);
  }

  /** Resolves when every notice expected so far is there; throws naming the missing ones after 30 s. */
  async arrived(): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; this.open.length > 0; await pause(POLL_MS)) {
      if (Date.now() > end) throw new Error(`Notices that did not arrive: ${this.open.map(named).join(', ')}`);
      await this.strikeArrived();
    }
  }

  /** Throws unless the inboxes of these people hold exactly what was expected: nothing lost, nothing twice, nothing else. */
  async assertExact(people: readonly PersonName[]): Promise<void> {
    const wrong: string[] = [];
    for (const person of people) {
      const held = tally((await this.inboxOf(person)).map(({ kind, subjectId }) => named({ person, kind, subjectId })));
      const due = tally(this.all.filter((expectation) => expectation.person === person).map(named));
      for (const name of new Set([...held.keys(), ...due.keys()])) {
        if (held.get(name) !== due.get(name)) wrong.push(`${name}: ${held.get(name) ?? 0} instead of ${due.get(name) ?? 0}`);
      }
    }
    if (wrong.length > 0) throw new Error(`Notices not delivered exactly once: ${wrong.join('; ')}`);
  }

  private async strikeArrived(): Promise<void> {
    const people = [...new Set(this.open.map(({ person }) => person))];
    for (const person of people) {
      const held = tally((await this.inboxOf(person)).map(({ kind, subjectId }) => named({ person, kind, subjectId })));
      const due = tally(this.all.filter((expectation) => expectation.person === person).map(named));
      this.open = this.open.filter((one) => one.person !== person || (held.get(named(one)) ?? 0) < (due.get(named(one)) ?? 0));
    }
  }

  private async inboxOf(person: PersonName): Promise<NoticeView[]> {
    const notices: NoticeView[] = [];
    for (let after = ''; ; ) {
      const page = await this.as(person).get<InboxPage>(`/inbox?limit=100${after}`);
      notices.push(...page.items);
      if (!page.next) return notices;
      after = `&after=${page.next}`;
    }
  }
}

const named = ({ person, kind, subjectId }: Expectation): string => `${person} ${kind} ${subjectId}`;

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
