import { register } from '../../apps/events/src/registrations/admission';
import { Registration } from '../../apps/events/src/registrations/registration';
import { viewOf } from '../../apps/events/src/registrations/registration.view';
import { Roll } from '../../apps/events/src/registrations/roll';
import { Sitting, sittingId } from '../../apps/events/src/registrations/sitting.schema';
import { withdraw } from '../../apps/events/src/registrations/withdrawal';
import { aParty, aRoll } from '../../apps/events/src/testing/a-roll';
import { NOON } from '../../apps/events/src/testing/builders';
import { Attempt, History } from '../load/history';
import { keyOf } from './answers';
import { checkSittings, SignUpBook } from './check';
import { foldOf } from './steps';

export type Changed<T> = { -readonly [K in keyof T]: T[K] };

/** Ten places of one event: three people register in the second sitting, a fourth waits, and moves up when the first cancels. */
export class Story {
  readonly history = new History();
  readonly sittings: Changed<Sitting>[] = [];
  private readonly roll = aRoll({ capacity: 3, status: 'published', ...NOBODY });
  private readonly eventId = this.roll.communityEvent._id;

  constructor() {
    this.sit([]);
    this.sit([1, 2, 3].map((number) => this.register(number)));
    this.sit([this.register(4), this.register(5)]);
    this.sit([this.cancel(this.roll.everybody()[0] as Registration)]);
  }

  get book(): SignUpBook {
    return { sittings: this.sittings, rows: [...foldOf(this.sittings).values()] };
  }

  problems(book: SignUpBook = this.book): string[] {
    return checkSittings(book, this.history).map(({ invariant, text }) => `${invariant} ${text}`);
  }

  attempt(at: number): Attempt {
    return this.history.attempts[at] as Attempt;
  }

  private register(number: number): Attempt {
    const party = aParty(number);
    this.roll.apply(register(this.roll, party, NOON));
    const registration = this.roll.get(party.id);
    return this.asked('register', { registration, target: this.eventId });
  }

  private cancel(registration: Registration): Attempt {
    this.roll.apply(withdraw(this.roll, registration, NOON));
    return this.asked('cancel', { registration: this.roll.get(registration._id), target: registration._id });
  }

  private asked(what: Attempt['what'], { registration, target }: { registration: Registration; target: string }): Attempt {
    const attempt = { what, target, who: registration.residentId, key: `key-${this.history.attempts.length}` };
    const times = { startedAt: 0, endedAt: 0, path: '', body: {}, status: 201 };
    const reply = viewOf(registration);
    this.history.attempts.push({ ...attempt, ...times, outcome: 'ok', reply });
    return this.attempt(this.history.attempts.length - 1);
  }

  private sit(granted: readonly Attempt[]): void {
    const [roll, sequence] = [this.roll as Changed<Roll>, this.sittings.length + 1];
    const changed = roll.changed.map((one) => ({ ...one, sequence }));
    const answers = granted.map((attempt) => ({ key: keyOf(attempt), reply: JSON.stringify(attempt.reply), bodyHash: '' }));
    roll.communityEvent = { ...roll.communityEvent, sequence };
    this.sittings.push({
      ...{ _id: sittingId(this.eventId, sequence), eventId: this.eventId, sequence, at: NOON },
      communityEvent: roll.communityEvent,
      entered: changed.filter((one) => roll.isNew(one)),
      changed: changed.filter((one) => !roll.isNew(one)),
      record: { rowId: '', answers, messages: [] },
    });
    roll.settle();
  }
}

const NOBODY = { placesTaken: 0, placesHeld: 0, peopleWaiting: 0, arrivals: 0, sequence: 0 };
