import { setTimeout as pause } from 'node:timers/promises';
import { Bench } from './bench';
import { seconds, slowerThan } from './recovery';
import { Finding } from './scenario';
import { Trial } from './trial';

/** Something that goes wrong, and is over when `end` resolves. */
export interface Outage {
  begin(bench: Bench): Promise<void> | void;
  end(bench: Bench): Promise<void> | void;
  /** How long it lasts, in the short form and in the long. */
  readonly lastsMs: readonly [number, number];
  /** How soon after its end the system must work again, unaided. */
  readonly backWithinMs: number;
  readonly times?: number;
}

const BEFORE_MS = [1_500, 8_000] as const;
const AFTER_MS = [1_000, 5_000] as const;

/** Loads the system, lets the outage come and go, and checks everything. */
export async function liveThrough(bench: Bench, outage: Outage): Promise<Finding> {
  const trial = await Trial.start(bench);
  const form = bench.smoke ? 0 : 1;
  let slowest: number | undefined = 0;
  for (let time = 0; time < (outage.times ?? 1); time++) {
    await pause(BEFORE_MS[form]);
    await outage.begin(bench);
    await pause(outage.lastsMs[form]);
    await outage.end(bench);
    const back = await trial.firstSuccess(Date.now(), 3 * outage.backWithinMs);
    slowest = back === undefined || slowest === undefined ? undefined : Math.max(slowest, back);
  }
  await pause(AFTER_MS[form]);
  const violations = [...(await trial.end()), ...slowerThan(outage.backWithinMs, slowest, 'the first success after it was over')];
  const { peakMemory, peakOutbox } = trial.sampler;
  const peaks = `at most ${peakMemory} MiB a process, ${peakOutbox} rows in outboxes`;
  return { saw: `${trial.history.summary}; works again after ${seconds(slowest)}; ${peaks}`, violations };
}
