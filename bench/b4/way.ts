import { FactBody } from '../facts/fact';
import { Place } from '../measure/rabbit';

/** A consumer that can be held back until its queue is full. */
export interface Taker {
  /** Puts the messages where they will be taken from; this is not timed. */
  fill(messages: readonly FactBody[]): Promise<void>;
  /** Begins to take what is there, and goes on until `end`. */
  begin(): Promise<void>;
  end(): Promise<void>;
  /** What is wrong with the effects in the store, where there are some. */
  problemsOf?(run: string, facts: number): Promise<string[]>;
  /** Leaves nothing behind on broker and store. */
  close(): Promise<void>;
}

/** One way of taking messages; `note` is told of each that is settled: its effect is there, or was there before. */
export interface Way {
  open(place: Place, note: (fact: FactBody) => void): Promise<Taker>;
}
