import { setTimeout as pause } from 'node:timers/promises';
import { ofThese, Violation } from '../check/violation';
import { Bench } from './bench';
import { seconds, slowerThan } from './recovery';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

const ROUNDS = [1, 5] as const;
/** Halted with a sitting decided and not written; within so long under this load. */
const HALTS_WITHIN_MS = 45_000;
/** Longer than a roll is believed, a request waits, and the broker waits for a sign of life. */
const HALTED_MS = [16_000, 40_000] as const;
const BACK_WITHIN_MS = 5_000;
/** Those who have asked the halted process wait for it; others must be left. */
const WORKERS = 20;

/**
 * Two processes that each believe that the next sitting is theirs: one is halted between its decision and its write, the other goes on
 * deciding, and then the first goes on as if nothing had been.
 */
async function run(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench, { workers: WORKERS });
  const form = bench.smoke ? 0 : 1;
  const found: Violation[] = [];
  let meanwhile = 0;
  for (let round = 0; round < ROUNDS[form]; round++) {
    const { sittings, violations } = await haltOne(trial, HALTED_MS[form]);
    meanwhile += sittings;
    found.push(...violations);
  }
  await pause(2_000);
  const violations = [...found, ...(await trial.end())];
  const halted = seconds(HALTED_MS[form]);
  const saw = `${trial.history.summary}; ${meanwhile} sittings of the other while one was halted in its own for ${halted}`;
  return { saw, violations };
}

async function haltOne(trial: Trial, forMs: number): Promise<{ sittings: number; violations: Violation[] }> {
  const stale = trial.bench.system.of('events', 1);
  await stale.stop();
  stale.start({ LINLI_HALT_AT: `before-write:${1 + Math.floor(Math.random() * 5)}` });
  await stale.halted(HALTS_WITHIN_MS);
  const from = new Date();
  await pause(forMs);
  const sittings = await Promise.all(trial.events.map((id) => sittingsSince(trial, id, from)));
  await stale.signal('SIGCONT');
  const back = await trial.firstSuccess(Date.now(), 3 * BACK_WITHIN_MS);
  const untouched = trial.events.filter((_id, at) => sittings[at] === 0);
  return {
    sittings: sittings.reduce((sum, count) => sum + count, 0),
    violations: [
      // Its number is still free there: it would rightly be granted, and nothing be shown.
      ...ofThese(untouched, 'I9', ['event that nobody decided on while one process was halted']),
      ...slowerThan(BACK_WITHIN_MS, back, 'the first success after the halted process went on'),
    ],
  };
}

const sittingsSince = ({ bench }: Trial, eventId: string, from: Date): Promise<number> =>
  bench.stores.of('events', 'sittings').countDocuments({ eventId, at: { $gt: from } });

export const twoWriters: Scenario = {
  id: 'F16',
  does: 'halts a process that has decided on an event and not written, and lets it go on when another has decided',
  run,
};
