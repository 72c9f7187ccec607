import { ServiceName } from '@linli/contracts';
import { HandlerRecord } from '../handlers/handles';

/** How an attempt can end: `refused` is with a declared error. */
export const ENDINGS = ['done', 'refused', 'failed'] as const;
export type Ending = (typeof ENDINGS)[number];

/** Upper bounds of the buckets of durations, in seconds. */
export const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** The attempts of one handler in plain numbers: to find a series by its labels costs more than many a handler does. */
export class Tally {
  readonly labels: { readonly service: ServiceName; readonly contract: string; readonly handler: string };
  inFlight = 0;
  endings: Record<Ending, number>;
  seconds: number;
  /** How many took at most as long as each bound, and longer than the one before; the last are those beyond all. */
  perBucket: number[];

  constructor(service: ServiceName, { name, contract }: HandlerRecord) {
    this.labels = { service, contract: contract.name, handler: name };
    this.forget();
  }

  /** An attempt has begun. */
  begin(): void {
    this.inFlight++;
  }

  /** An attempt has ended after so many seconds. */
  end(ending: Ending, seconds: number): void {
    this.inFlight--;
    this.endings[ending]++;
    this.seconds += seconds;
    const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
    this.perBucket[bucket < 0 ? BOUNDS.length : bucket]!++;
  }

  /** Begins to count anew; what is in flight still is. */
  forget(): void {
    this.endings = { done: 0, refused: 0, failed: 0 };
    this.seconds = 0;
    this.perBucket = Array(BOUNDS.length + 1).fill(0);
  }
}

const known = new Map<HandlerRecord, Tally[]>();

/** The tally of a handler; a class that listens in two services of a process has two. */
export function tallyOf(service: ServiceName, handler: HandlerRecord): Tally {
  const tallies = known.get(handler) ?? [];
  const found = tallies.find(({ labels }) => labels.service === service);
  if (found) return found;
  const tally = new Tally(service, handler);
  known.set(handler, [...tallies, tally]);
  return tally;
}

/** The tallies of all handlers that have been called. */
export const allTallies = (): Tally[] => [...known.values()].flat();
