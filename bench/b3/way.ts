import { FactBody } from '../facts/fact';
import { Place } from '../measure/rabbit';

/** Facts of one change where there are changes. */
export const PER_CHANGE = 10;

/** The sending side, in a process of its own. */
export interface Producer {
  /** Makes one change that publishes these facts, or sends them as they are; resolves when they are safe. */
  commit(facts: readonly FactBody[]): Promise<void>;
  close(): Promise<void>;
}

/** The receiving side, in another. */
export interface Consumer {
  /** What is wrong with the effects in the store, where there are some. */
  problemsOf?(run: string, facts: number): Promise<string[]>;
  /** Leaves nothing behind on broker and store. */
  close(): Promise<void>;
}

/** One way from a change to its effect elsewhere. */
export interface Way {
  /** Facts that leave together. */
  readonly perCommit: number;
  /** Commits under way at once when nothing else limits the load. */
  readonly atOnce: number;
  /** `note` is told of each fact that has had its effect. */
  consume(place: Place, note: (fact: FactBody) => void): Promise<Consumer>;
  produce(place: Place): Promise<Producer>;
}
