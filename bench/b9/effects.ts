import { Collection } from 'mongodb';
import { Booking } from './booking';
import { Collections, Counter } from './ground';
import { Operation } from './load';

/** What is in the store before a run. */
export interface Before {
  readonly counted: number;
  readonly moved: number;
}

/** What a run did. */
export interface Done {
  readonly operation: Operation;
  readonly run: string;
  readonly calls: number;
}

export const lookBefore = async ({ counters, boxes }: Collections): Promise<Before> => ({
  counted: await sumOf(counters),
  moved: await sumOf(boxes),
});

/** What is wrong with the effects of a run: each acknowledged call has to have had its effect once, and nothing else any. */
export async function problemsOf({ operation, run, calls }: Done, on: Collections, before: Before): Promise<string[]> {
  const found: string[] = [];
  const demand = (what: string, is: number, wanted: number): void => {
    if (is !== wanted) found.push(`${is} ${what} instead of ${wanted}`);
  };
  if (operation === 'insertOne') demand('documents inserted', await countOf(on.inserts, run), calls);
  if (operation === 'findOneAndUpdate') demand('counted', (await sumOf(on.counters)) - before.counted, calls);
  if (operation === 'transaction') {
    demand('documents inserted in transactions', await countOf(on.moves, run), 2 * calls);
    demand('updates in transactions', (await sumOf(on.boxes)) - before.moved, calls);
  }
  return found;
}

const countOf = (bookings: Collection<Booking>, run: string): Promise<number> =>
  bookings.countDocuments({ _id: { $gte: `${run}-`, $lt: `${run}.` } });

async function sumOf(counters: Collection<Counter>): Promise<number> {
  let sum = 0;
  for await (const { number } of counters.find({})) sum += number;
  return sum;
}
