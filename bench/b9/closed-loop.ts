import { randomBytes } from 'node:crypto';
import { Sample } from '../measure/benchmark';
import { quantile } from '../measure/figures';
import { areaOf, GIVEN, idOf, timeOf } from './booking';
import { COUNTERS, Ground, StoreClient } from './client';
import { StoreLoad } from './load';

/** A sample, and what it did. */
export interface Loop extends Omit<Sample, 'problems'> {
  readonly run: string;
  readonly calls: number;
  readonly errors: readonly string[];
}

/** What the calls of a run are made of. */
export interface Material extends Pick<Ground, 'documents'> {
  readonly totals: ReadonlyMap<string, number>;
}

/** Later than that there might be fewer documents in an area than a range query wants. */
const LATEST = 0.9;

type Call = () => Promise<void>;

/** Lets every client call as soon as it was answered, until the time is over. */
export async function closedLoop(load: StoreLoad, clients: readonly StoreClient[], material: Material): Promise<Loop> {
  const run = randomBytes(4).toString('hex');
  const latencies: number[] = [];
  const errors = new Set<string>();
  const started = performance.now();
  const caller = async (call: Call): Promise<void> => {
    while (performance.now() - started < load.milliseconds) {
      const asked = performance.now();
      await call().then(
        () => latencies.push(performance.now() - asked),
        (error: Error) => errors.add(error.message),
      );
    }
  };
  await Promise.all(callsOf(load, clients, { ...material, run }).map(caller));
  const calls = latencies.length;
  const rate = calls / ((performance.now() - started) / 1000);
  return { run, calls, rate, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), errors: [...errors] };
}

function callsOf({ operation, clients: count }: StoreLoad, clients: readonly StoreClient[], material: Run): Call[] {
  let at = 0;
  const next = (): number => at++;
  return Array.from({ length: count }, (_, place) =>
    callOf(operation, clients[place % clients.length]!, { ...material, place, next }),
  );
}

interface Run extends Material {
  readonly run: string;
}

interface Caller extends Run {
  readonly place: number;
  /** The next number of the run. */
  next(): number;
}

const below = (limit: number): number => Math.floor(Math.random() * limit);

function callOf(operation: StoreLoad['operation'], client: StoreClient, caller: Caller): Call {
  const { run, next, documents, totals, place } = caller;
  const calls: Record<StoreLoad['operation'], Call> = {
    ping: () => client.ping(),
    insertOne: () => client.insertOne(run, next()),
    findOneAndUpdate: () => client.findOneAndUpdate(idOf(GIVEN, below(COUNTERS))),
    findOne: () => client.findOne(idOf(GIVEN, below(documents))),
    range: () => client.range(areaOf(below(documents)), timeOf(Math.random() * LATEST)),
    aggregation: () => client.aggregate(totals),
    transaction: () => client.transaction({ run, at: 2 * next(), box: idOf(GIVEN, boxOf(place)) }),
  };
  return calls[operation];
}

const BOXES_EACH = 30;

/** Clients do not meet at a box: what is measured is the store, not who waits for whom. */
const boxOf = (place: number): number => place * BOXES_EACH + below(BOXES_EACH);
