import { DeclaredError } from '@linli/contracts';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';

/** What one sitting has decided, as the store keeps it. */
interface Written {
  readonly communityEvent: CommunityEvent;
  readonly registrations: readonly Registration[];
}

/** Something to be decided; gives what it is answered. */
export type Ask = (roll: Roll) => string;

/** Several writers that decide on one event, and a store in which each number is taken once. */
export class SignUpWorld {
  readonly written: Written[] = [];
  /** What each message was answered when it was granted. */
  readonly answers = new Map<string, string>();
  private readonly writers: { roll: Roll; at: number }[];

  constructor(
    private readonly first: CommunityEvent,
    writers: number,
    /** Writes what goes with a sitting. */
    private readonly beside: (roll: Roll) => void = () => undefined,
  ) {
    this.writers = Array.from({ length: writers }, () => this.fresh());
  }

  /** The truth, as somebody who has just come would read it. */
  get roll(): Roll {
    return this.caughtUp(this.fresh()).roll;
  }

  /** The writer dies, with all that it knows. */
  crash(number: number): void {
    this.writers[number % this.writers.length] = this.fresh();
  }

  /**
   * The writer decides on what it believes, and anew on what is so where somebody else has written first. Undefined where it was
   * refused, and when the message was granted before the answer of then.
   */
  ask(number: number, messageId: string, ask: Ask): string | undefined {
    const writer = this.writers[number % this.writers.length] as { roll: Roll; at: number };
    const first = this.attempt(writer, messageId, ask);
    return first.overtaken ? this.attempt(this.caughtUp(writer), messageId, ask).answer : first.answer;
  }

  private attempt(writer: { roll: Roll; at: number }, messageId: string, ask: Ask): { overtaken: boolean; answer?: string } {
    const isCurrent = writer.at === this.written.length;
    if (isCurrent && this.answers.has(messageId)) return { overtaken: false, answer: this.answers.get(messageId) };
    try {
      const answer = ask(writer.roll);
      if (!isCurrent) return this.overtaken(writer);
      this.write(writer);
      this.answers.set(messageId, answer);
      return { overtaken: false, answer };
    } catch (error) {
      if (!(error instanceof DeclaredError)) throw error;
      return isCurrent ? { overtaken: false } : this.overtaken(writer);
    }
  }

  private overtaken(writer: { roll: Roll }): { overtaken: true } {
    writer.roll.undo();
    return { overtaken: true };
  }

  private write(writer: { roll: Roll; at: number }): void {
    const { roll } = writer;
    if (!roll.isChanged) return;
    this.beside(roll);
    this.written.push({ communityEvent: roll.communityEvent, registrations: roll.changed });
    roll.settle();
    writer.at = this.written.length;
  }

  private fresh(): { roll: Roll; at: number } {
    return { roll: new Roll(this.first), at: 0 };
  }

  private caughtUp<W extends { roll: Roll; at: number }>(writer: W): W {
    for (const { communityEvent, registrations } of this.written.slice(writer.at))
      writer.roll.take(communityEvent, registrations);
    writer.at = this.written.length;
    return writer;
  }
}
