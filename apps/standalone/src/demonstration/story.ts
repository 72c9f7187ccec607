import { setTimeout as pause } from 'node:timers/promises';
import { fill, Language, Params } from '@linli/contracts';
import { NoticeKind } from '@linli/contracts/notifications';
import { Calendar } from './calendar';
import { Caller, Problem } from './client';
import { Expectations } from './expectations';
import { ADMINISTRATOR_PHONE, PASSWORD, PEOPLE, PersonName } from './seed/people';
import { TEXTS, TextKey } from './texts';

const PATIENCE_MS = 10_000;
const POLL_MS = 25;

interface Stage {
  readonly url: string;
  readonly calendar: Calendar;
  readonly language: Language;
  /** An earlier telling was cut off: what it has done is there already. */
  readonly again: boolean;
  readonly setClock: (now: Date) => void;
  readonly print: (line: string) => void;
}

/** What the scenes act through: people calling the gateway, a clock that moves on, and a count of the notices that are due. */
export class Story {
  readonly administrator: Caller;
  readonly notices: Expectations;
  readonly tally = { events: 0, registrations: 0, waiting: 0, promoted: 0, shifts: 0, answers: 0 };
  private readonly callers = new Map<PersonName, Caller>();
  private steps = 0;
  private time = '';

  constructor(private readonly stage: Stage) {
    this.administrator = new Caller(stage.url, { phone: ADMINISTRATOR_PHONE, password: PASSWORD });
    this.notices = new Expectations((person) => this.as(person));
  }

  get calendar(): Calendar {
    return this.stage.calendar;
  }

  /** The text in the language of the terminal. */
  get in(): 'zh' | 'en' {
    return this.stage.language === 'en' ? 'en' : 'zh';
  }

  as(name: PersonName): Caller {
    const caller =
      this.callers.get(name) ??
      new Caller(this.stage.url, { phone: PEOPLE[name].phone, password: PASSWORD }, this.stage.language);
    this.callers.set(name, caller);
    return caller;
  }

  /** Moves on to a time of a day, once all notices due so far have arrived. */
  async at(day: number, time: string): Promise<void> {
    await this.until(new Date(this.calendar.at(day, time)));
  }

  async until(now: Date): Promise<void> {
    await this.notices.arrived();
    this.moveTo(now);
  }

  /** Sets the clock and the time that is told. */
  moveTo(now: Date): void {
    this.stage.setClock(now);
    this.time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
      now,
    );
  }

  /** One step of the story. Its key is the step's number, so that a story that was cut off can be told again from the start. */
  act<T>(who: PersonName, path: string, body?: object): Promise<T> {
    return this.as(who).post<T>(path, body, this.nextKey());
  }

  nextKey(): string {
    this.steps += 1;
    return `demonstration-${this.calendar.today}-${this.steps}`;
  }

  /** A step that must be refused with this error, in a second telling with any that the first has led to; tells what it says. */
  async refused(who: PersonName, code: string, step: () => Promise<unknown>): Promise<void> {
    const refusal = await step().then(
      () => undefined,
      (error) => error,
    );
    if (!(refusal instanceof Problem)) throw refusal ?? new Error(`${code} was expected, but it went through.`);
    if (refusal.code !== code && !this.stage.again) throw refusal;
    this.tell('refused', { who: PEOPLE[who].name, detail: refusal.body.detail ?? '' });
  }

  /** Repeats a step while it answers 404: another service may hear of something a moment later. */
  async onceKnown<T>(step: () => Promise<T>): Promise<T> {
    for (const end = Date.now() + PATIENCE_MS; ; await pause(POLL_MS)) {
      try {
        return await step();
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 404 || Date.now() > end) throw error;
      }
    }
  }

  due(kind: NoticeKind, subjectId: string, ...people: PersonName[]): void {
    this.notices.add(kind, subjectId, people);
  }

  tell(key: TextKey, params: Params = {}): void {
    this.stage.print(`  ${this.time}  ${fill(TEXTS[this.stage.language][key], params)}`);
  }
}
