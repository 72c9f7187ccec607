import { StoreError } from './errors';

/* A command runs without a pause, so one limit for the thread is enough. */

const ROUNDS = 256;
let end = Infinity;
let rounds = 0;

/** Runs `work`, which ends with MaxTimeMSExpired at its next look at the clock when it takes longer than `ms`; 0 is no limit. */
export function withinTime<T>(ms: unknown, work: () => T): T {
  const limit = Number(ms ?? 0);
  if (!(limit > 0)) return work();
  end = performance.now() + limit;
  try {
    return work();
  } finally {
    end = Infinity;
  }
}

/** Looks at the clock now and then; to be called once for each document. */
export function checkTime(): void {
  rounds += 1;
  if (rounds % ROUNDS !== 0 || end === Infinity || performance.now() < end) return;
  throw new StoreError('MaxTimeMSExpired', 'operation exceeded time limit');
}
