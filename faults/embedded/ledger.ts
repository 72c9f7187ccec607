import { MongoNetworkTimeoutError, MongoServerError } from 'mongodb';
import { Violation, violation } from '../check/violation';
import { Counters } from './counters';
import { Expected, Outcome } from './expected';

/** An attempt: what became of it and, where it was answered, with what. */
export interface Attempt<Value> {
  readonly outcome: Outcome;
  readonly value?: Value;
  readonly code?: number | string;
}

/** Everything that was attempted over all lives of the store, and what has to follow from it. */
export class Ledger {
  readonly singles = new Expected('document');
  readonly pairs = new Expected('transaction');
  readonly uniques = new Expected('document with a unique code');
  readonly collections = new Expected('collection');
  readonly indexes = new Expected('index');
  /** Each has one document of the collection's name, for as long as the collection is there. */
  readonly inTemporary = new Expected('document of a small collection');
  readonly counters = new Counters();
  /** Found on the way. */
  readonly violations: Violation[] = [];
  /** Documents that a client has made, by its number, which only it removes. */
  readonly owned = new Map<number, string[]>();
  /** The answers that said no for another reason than a key that is taken. */
  readonly refusals = new Map<string, number>();
  private readonly counts = { ok: 0, fail: 0, unknown: 0 };

  /** Makes the attempt; never rejects. */
  async attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
    try {
      const value = await work();
      this.counts.ok += 1;
      return { outcome: 'ok', value };
    } catch (error) {
      const outcome = outcomeOf(error);
      this.counts[outcome] += 1;
      if (error instanceof MongoNetworkTimeoutError) this.violations.push(violation('I9', `no answer came: ${error.message}`));
      const { code, message } = error as MongoServerError;
      if (outcome === 'fail' && code !== DUPLICATE_KEY) this.refusals.set(message, (this.refusals.get(message) ?? 0) + 1);
      return { outcome, code };
    }
  }

  get refused(): number {
    return [...this.refusals.values()].reduce((sum, count) => sum + count, 0);
  }

  get summary(): string {
    const { ok, fail, unknown } = this.counts;
    return `${ok} ok, ${fail} fail, ${unknown} unknown`;
  }
}

/** What MongoDB says where a unique key is taken. */
export const DUPLICATE_KEY = 11_000;

/** A store that answered with an error has done nothing; only of a commit it may say that it does not know. */
const outcomeOf = (error: unknown): Outcome =>
  error instanceof MongoServerError && !error.hasErrorLabel('UnknownTransactionCommitResult') ? 'fail' : 'unknown';
